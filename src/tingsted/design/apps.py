from django.apps import AppConfig
class DesignConfig(AppConfig):
    name="tingsted.design"; label="design"
