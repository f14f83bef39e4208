"""Product rules, their scopes, and amendments."""

from __future__ import annotations

from roolang.format.classes import flowing
from roolang.format.conditions import lead
from roolang.format.doc import FILL, SOFT, Doc, group, nest, seq
from roolang.format.words import COMPARISONS, name, quoted, title
from roolang.format.writing import closing, form, write
from roolang.syntax import tree as t

# ---- product rules


@form.register(t.Goods)
def _goods(node: t.Goods) -> Doc:
    codes = write(node.codes) if node.codes else ()
    goods = seq("sets", " of " if codes else "", codes) if node.kind == "sets" else codes or seq(node.kind)
    return seq(goods, seq(FILL, "except ", write(node.without)) if node.without else ())


@form.register(t.Scope)
def _scope(node: t.Scope) -> Doc:
    exported = seq(FILL, "exported from ", node.exported_from) if node.exported_from else ()
    imported = seq(FILL, "imported into ", node.imported_into) if node.imported_into else ()
    return seq(write(node.goods), exported, imported, seq(FILL, write(node.where)) if node.where else ())


@form.register(t.Where)
def _where(node: t.Where) -> Doc:
    return seq("where ", name(node.name), f" {COMPARISONS[node.compare]} ", write(node.value))


@form.register(t.ProductRule)
def _rule(node: t.ProductRule) -> Doc:
    header = nest("rule for ", write(node.scope), closing(node.in_force, *node.cites, node.note))
    return lead(header, f"{node.verb} ", node.cond)


# ---- amendments


@form.register(t.Reference)
def _reference(node: t.Reference) -> Doc:
    if node.scope:
        return seq("rule for ", write(node.scope))
    if node.goods:
        if node.kind == "trace":
            by = seq(" by ", name(node.name)) if node.name else ()
            return seq("trace for goods of ", write(node.goods), by)
        return seq("threshold for goods of ", write(node.goods))
    match node.kind:
        case "list":
            return seq("list ", title(node.name))
        case "tolerance":
            return seq("tolerance", " " if node.name else "", name(node.name) if node.name else "")
        case _:
            return seq("provision ", quoted(node.name))


@form.register(t.Replace)
def _replace(node: t.Replace) -> Doc:
    return seq("replace ", write(node.statement))


@form.register(t.Add)
def _add(node: t.Add) -> Doc:
    return seq("add ", write(node.statement))


@form.register(t.Delete)
def _delete(node: t.Delete) -> Doc:
    alternative = f"alternative ({node.label}) of " if node.label else ""
    return group(nest("delete ", alternative, write(node.reference)))


@form.register(t.ListEdit)
def _list_edit(node: t.ListEdit) -> Doc:
    edit = "add to list " if node.add else "delete from list "
    return group(nest(edit, title(node.name), ":", SOFT, flowing(node.codes), closing(node.cite)))


@form.register(t.AddToRule)
def _add_to_rule(node: t.AddToRule) -> Doc:
    return lead(nest("add to rule for ", write(node.scope)), f"{node.join} ", node.cond, after_or=node.join == "or")


@form.register(t.AmendValue)
def _amend(node: t.AmendValue) -> Doc:
    change = seq("replace ", write(node.old), " with ", write(node.new))
    return group(nest("amend ", write(node.reference), ":", FILL, change))
