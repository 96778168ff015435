"""Files of requirements (YAML): what an office asks of its schools' plans; drafted from a directive, read, checked."""

from corpus.compliance.requirements.load import load_requirements
from corpus.compliance.requirements.source import Problem, RequirementsError

__all__ = ["Problem", "RequirementsError", "load_requirements"]
