from kinkeeper.foundation.accounts.audience import pages

app_name = "reports"
urlpatterns = pages()
