"""Mappings to begin with. They are shapes that are often asked for; no other system's maker has looked at them."""

from __future__ import annotations

from typing import Any

from app.core.i18n import lazy_gettext as _l
from app.recognition.finance.rules.columns import FIELDS
from app.recognition.finance.states import DateFormat, Delimiter, Money, Totals

PLAIN = {
    "name": "Plain",
    "columns": [[code.replace("-", " ").capitalize(), code] for code in FIELDS],
    "dates": DateFormat.ISO, "money": Money.POUNDS, "delimiter": Delimiter.COMMA, "totals": Totals.COMPANION,
}  # fmt: skip
PRESETS: dict[str, tuple[Any, dict[str, Any]]] = {
    "plain": (_l("Plain: every field, under our own names"), PLAIN),
    "supplier": (
        _l("Invoices of suppliers, one a line"),
        {
            "name": "Supplier invoices",
            "columns": [
                ["SUPPLIER_NUM", "payee-reference"], ["SUPPLIER_NAME", "payee-name"], ["INVOICE_NUM", "line-id"],
                ["INVOICE_DATE", "activity-date"], ["INVOICE_AMOUNT", "amount"], ["INVOICE_CURRENCY_CODE", '"GBP"'],
                ["DESCRIPTION", "description"], ["PAYMENT_METHOD", "route"], ["LINE_TYPE", '"ITEM"'],
                ["COST_CENTRE", "cost-centre"], ["SUBJECTIVE_CODE", '"" or ""'], ["VAT_CODE", '"OUTSIDE SCOPE"'],
                ["APPROVED_BY", "approver-2"], ["APPROVED_DATE", "approved-2-at"], ["BATCH", "batch"],
            ],
            "dates": DateFormat.NAMED, "money": Money.POUNDS, "delimiter": Delimiter.COMMA, "totals": Totals.COMPANION,
        },
    ),
    "payroll": (
        _l("Elements of a payroll, one a line"),
        {
            "name": "Payroll elements",
            "columns": [
                ["Assignment Number", "payee-reference"], ["Name", "payee-name"],
                ["Element", '"Involvement fee" or "Involvement expense"'], ["Effective Date", "activity-date"],
                ["Units", "hours"], ["Rate", "rate"], ["Value", "amount"], ["Cost Centre", "cost-centre"],
                ["Subjective", '"" or ""'], ["Reference", "line-id"], ["Reverses", "takes-back"],
            ],
            "dates": DateFormat.SLASHES, "money": Money.POUNDS, "delimiter": Delimiter.COMMA, "totals": Totals.LAST_ROW,
        },
    ),
    "spreadsheet": (
        _l("A spreadsheet that somebody reads"),
        {
            "name": "Spreadsheet",
            "columns": [
                ["Payee number", "payee-reference"], ["Name", "payee-name"], ["How paid", "route"],
                ["Date", "activity-date"], ["What for", "description"], ["Fee or expense", "element"],
                ["Amount", "amount"], ["Cost centre", "cost-centre"], ["Confirmed by", "approver-1"],
                ["Authorised by", "approver-2"], ["Tax year", "tax-year"], ["Takes back", "takes-back"],
                ["Line", "line-id"],
            ],
            "dates": DateFormat.SLASHES, "money": Money.POUNDS, "delimiter": Delimiter.COMMA, "totals": Totals.LAST_ROW,
        },
    ),
}  # fmt: skip
