from kinkeeper.foundation.accounts.audience import pages

app_name = "disposal"
urlpatterns = pages()
