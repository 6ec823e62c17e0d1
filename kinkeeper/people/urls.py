from kinkeeper.foundation.accounts.audience import pages

app_name = "people"
urlpatterns = pages()
