from django.urls import path

from bench.bare.views.public.page import bare_page
from kinkeeper.config.urls import urlpatterns as all_of_them

urlpatterns = [path("bare/", bare_page), *all_of_them]
