"""Plans of one kind and year side by side: citations, targets, phases, people, near-copies; year against year."""

from corpus.compare.citations import citation_matrix, compare_citations
from corpus.compare.comparison import Comparison, compare_plans
from corpus.compare.phases import compare_phases
from corpus.compare.plans import ComparedPlan, choose_year, load_plans, plan_frame
from corpus.compare.responsibles import compare_responsibles
from corpus.compare.targets import compare_targets, summarise_targets
from corpus.compare.years import compare_years

__all__ = [
    "ComparedPlan",
    "Comparison",
    "choose_year",
    "citation_matrix",
    "compare_citations",
    "compare_phases",
    "compare_plans",
    "compare_responsibles",
    "compare_targets",
    "compare_years",
    "load_plans",
    "plan_frame",
    "summarise_targets",
]
