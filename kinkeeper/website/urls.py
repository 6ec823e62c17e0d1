from kinkeeper.foundation.accounts.audience import pages

app_name = "website"
urlpatterns = pages()
