"""Pages of recognition: the sheet of a session, certificates and their check, rates, payments to decide."""

from app.recognition.routes.bp import bp

from app.recognition.routes import attendance, certificates, payments, rates, today  # noqa: F401  isort: skip

blueprints = (bp,)

__all__ = ["blueprints"]
