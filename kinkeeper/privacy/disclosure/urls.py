from kinkeeper.foundation.accounts.audience import pages

app_name = "disclosure"
urlpatterns = pages()
