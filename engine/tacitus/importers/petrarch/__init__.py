"""Dictionaries of PETRARCH and TABARI -> a project of ours.

report = import_folder(Path("dictionaries/"), Path("my-project/"))
report.text()            # every broken entry with its file and line, and what became of it
"""

from tacitus.importers.petrarch.project import NothingToImport, import_folder
from tacitus.importers.petrarch.report import Finding, Report

__all__ = ["Finding", "NothingToImport", "Report", "import_folder"]
