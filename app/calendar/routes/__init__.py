"""Files and feeds for calendars, and one's own page about them."""

from app.calendar.routes.account import bp as account
from app.calendar.routes.answers import bp as answers
from app.calendar.routes.feeds import bp as feeds
from app.calendar.routes.files import bp as files
from app.calendar.routes.inbound import bp as inbound
from app.calendar.routes.replies import bp as replies

blueprints = (files, feeds, account, answers, inbound, replies)
