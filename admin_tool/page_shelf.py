"""Every page of the window, made from the services."""

from collections.abc import Sequence

from admin_tool.generate.generate_page import GeneratePage
from admin_tool.insights.page import InsightsPage
from admin_tool.page import Page
from admin_tool.personalize.page import PersonalizePage
from admin_tool.pool.pool_page import PoolPage
from admin_tool.privacy.page import PrivacyPage
from admin_tool.production.page import ProductionPage
from admin_tool.services import Services
from admin_tool.settings_desk import SettingsDesk
from admin_tool.settings_page import SettingsPage
from admin_tool.workbench import Workbench


def make_pages(bench: Workbench, services: Services, desk: SettingsDesk) -> Sequence[Page]:
    """In the order of the rail."""
    return [
        PoolPage(
            bench,
            services.pool,
            services.decisions,
            services.pictures,
            services.similar,
            services.promoter,
            services.describe,
            services.where,
        ),
        ProductionPage(bench, services.promoter, services.pictures, services.describe),
        GeneratePage(
            bench, services.generation, services.pictures, services.templates, services.own_templates
        ),
        PersonalizePage(bench, services.trainer, services.pictures),
        InsightsPage(bench, services.insights, services.pictures, services.promoter),
        PrivacyPage(bench, services.privacy),
        SettingsPage(bench, desk),
    ]
