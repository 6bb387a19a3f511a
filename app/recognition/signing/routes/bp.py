"""The blueprint."""

from flask import Blueprint, Response

bp = Blueprint("signing", __name__)
Answer = Response | str
