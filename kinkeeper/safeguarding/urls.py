from kinkeeper.foundation.accounts.audience import pages

app_name = "safeguarding"
urlpatterns = pages()
