"""Every page of the window, made from the services when it is wanted; what it needs is loaded then."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from admin_tool.page import Page, PageMaker
from admin_tool.services import Services
from admin_tool.settings_desk import SettingsDesk
from admin_tool.workbench import Workbench


def page_makers(bench: Workbench, services: Services, desk: SettingsDesk) -> Sequence[PageMaker]:
    """In the order of the rail."""

    def pool() -> Page:
        from admin_tool.pool.pool_page import PoolPage

        return PoolPage(
            bench,
            services.pool,
            services.decisions,
            services.pictures,
            services.similar,
            services.promoter,
            services.describe,
            services.where,
        )

    def production() -> Page:
        from admin_tool.production.page import ProductionPage

        return ProductionPage(bench, services.promoter, services.pictures, services.describe)

    def generate() -> Page:
        from admin_tool.generate.generate_page import GeneratePage

        return GeneratePage(
            bench, services.generation, services.pictures, services.templates, services.own_templates
        )

    def personalize() -> Page:
        from admin_tool.personalize.page import PersonalizePage

        return PersonalizePage(bench, services.trainer, services.pictures)

    def insights() -> Page:
        from admin_tool.insights.page import InsightsPage

        return InsightsPage(bench, services.insights, services.pictures, services.promoter)

    def privacy() -> Page:
        from admin_tool.privacy.page import PrivacyPage

        return PrivacyPage(bench, services.privacy)

    def settings() -> Page:
        from admin_tool.settings_page import SettingsPage

        return SettingsPage(bench, desk)

    translate = QCoreApplication.translate
    return [
        PageMaker("pool", "pool", translate("PageShelf", "Pool"), pool),
        PageMaker("production", "production", translate("PageShelf", "Production"), production),
        PageMaker("generate", "generate", translate("PageShelf", "Generate"), generate),
        PageMaker("personalize", "personalize", translate("PageShelf", "Personalize"), personalize),
        PageMaker("insights", "insights", translate("PageShelf", "Insights"), insights),
        PageMaker("privacy", "privacy", translate("PageShelf", "Privacy"), privacy),
        PageMaker("settings", "settings", translate("PageShelf", "Settings"), settings),
    ]
