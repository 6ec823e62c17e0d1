from kinkeeper.foundation.accounts.audience import pages

app_name = "rights"
urlpatterns = pages()
