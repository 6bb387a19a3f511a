"""Pages of sign-ups: for the person, and for those who arrange."""

from app.signups.routes.advisor import bp as advisor
from app.signups.routes.calls import bp as calls
from app.signups.routes.limits import bp as limits
from app.signups.routes.numbers import bp as numbers
from app.signups.routes.order import bp as order
from app.signups.routes.staff import bp as staff

blueprints = (advisor, staff, calls, limits, numbers, order)
