from kinkeeper.foundation.accounts.audience import pages

app_name = "contact_sessions"
urlpatterns = pages()
