from . import baker
