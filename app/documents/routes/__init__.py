"""The pages of documents: for whoever reads them, for the hosts, and for the involvement team."""

from app.documents.routes import keeping, readers, reading
from app.documents.routes.blueprint import bp

__all__ = ["bp", "keeping", "readers", "reading"]
