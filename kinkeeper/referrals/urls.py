from kinkeeper.foundation.accounts.audience import pages

app_name = "referrals"
urlpatterns = pages()
