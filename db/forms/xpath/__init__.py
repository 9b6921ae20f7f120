"""XPath 1.0 with the ODK XForms functions: text -> syntax tree -> closures bound to nodes.

`parse` reads an expression once (bounded in length and depth); `compile_expression` binds the tree to one
document or form instance; `references` tells which paths an expression reads, without evaluating it.
"""

from __future__ import annotations

from db.forms.xpath.compile import Code, Compiler, Context, compile_expression
from db.forms.xpath.nodes import Node, NodeKind, string_value
from db.forms.xpath.parser import parse
from db.forms.xpath.scope import Scope
from db.forms.xpath.values import to_boolean, to_number, to_string

__all__ = [
    "Code",
    "Compiler",
    "Context",
    "Node",
    "NodeKind",
    "Scope",
    "compile_expression",
    "parse",
    "string_value",
    "to_boolean",
    "to_number",
    "to_string",
]
