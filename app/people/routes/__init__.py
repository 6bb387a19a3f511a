"""The people's pages: signing in, one's own account, the register, staff and teams."""

from app.people.routes.account import bp as account
from app.people.routes.register import bp as register
from app.people.routes.sign_in import bp as sign_in
from app.people.routes.staff import bp as staff

from app.people.routes import acting, advisors, arriving, checks, codes, leaving, links, pause, places, teams  # noqa: F401  isort: skip

blueprints = (sign_in, account, register, staff)
