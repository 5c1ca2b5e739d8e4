"""The headlines of an issue."""

from newsparse_headlines import HEADLINES

from newsparse.testing import ExporterContract


class TestHeadlines(ExporterContract):
    """It keeps what newsparse promises of all exporters."""

    exporter = HEADLINES
    streams = True
