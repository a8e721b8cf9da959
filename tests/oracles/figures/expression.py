"""The expression language of questionnaires and indicators, read anew and written as SQL."""

import re

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<text>'[^']*'|\"[^\"]*\"|‘[^’]*’|“[^”]*”)|\$\{(?P<answer>[^}]+)\}"
    r"|(?P<name>[A-Za-z_][\w.:-]*)|(?P<sign><=|>=|!=|[=<>+*()\[\],/-]))"
)
LEVELS = [("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod")]
NUMBERS, TEXTS, LISTS = "number", "text", "list"


class NotCovered(Exception):
    """An expression that has no exact form in SQL here."""


class Unknown(Exception):
    """A question, a choice, a table or a column that this cycle does not have."""


def parse(text):
    tokens, at = [], 0
    text = text.strip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise NotCovered(f"cannot be read at `{text[at:]}`")
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    parser = Parser(tokens)
    tree = parser.level(0)
    if parser.at < len(tokens):
        raise NotCovered(f"unexpected `{tokens[parser.at][1]}`")
    return tree


class Parser:
    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    def next_is(self, *texts):
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else (None, None)
        return kind in ("sign", "name") and text in texts

    def take(self, *texts):
        if texts and not self.next_is(*texts):
            raise NotCovered(f"`{texts[0]}` is missing")
        self.at += 1
        return self.tokens[self.at - 1]

    def level(self, level):
        if level == len(LEVELS):
            return self.unary()
        tree = self.level(level + 1)
        while self.next_is(*LEVELS[level]):
            sign = self.take()[1]
            tree = ("operation", sign, tree, self.level(level + 1))
        return tree

    def unary(self):
        if self.next_is("-"):
            self.take()
            return ("operation", "-", ("number", "0"), self.unary())
        return self.primary()

    def primary(self):
        if self.next_is("("):
            self.take()
            tree = self.level(0)
            self.take(")")
            return tree
        if self.at == len(self.tokens):
            raise NotCovered("it ends too early")
        kind, text = self.take()
        if kind == "text":
            return (kind, text[1:-1])
        if kind == "name" and self.next_is("("):
            call = ("call", text, self.arguments())
            return self.table(call) if text == "instance" else call
        if kind == "sign":
            raise NotCovered(f"unexpected `{text}`")
        return (kind, text)

    def arguments(self):
        self.take("(")
        arguments = []
        while not self.next_is(")"):
            arguments.append(self.level(0))
            if not self.next_is(")"):
                self.take(",")
        self.take(")")
        return arguments

    def table(self, call):
        for step in ("/", "root", "/", "item"):
            self.take(step)
        conditions, column = [], None
        while self.next_is("["):
            self.take()
            conditions.append(self.level(0))
            self.take("]")
        if self.next_is("/"):
            self.take()
            column = self.take()[1]
        return ("table", call[2][0][1], conditions, column)


def tables(tree):
    """The record tables that an expression reads."""
    if tree[0] == "table":
        return [tree]
    parts = tree[2] if tree[0] == "call" else tree[2:] if tree[0] == "operation" else []
    return [table for part in parts for table in tables(part)]


def answers(tree):
    """The questions that an expression reads."""
    if tree[0] == "answer":
        return [tree[1]]
    parts = tree[2] if tree[0] == "call" else tree[2:] if tree[0] == "operation" else []
    return [name for part in parts for name in answers(part)]


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


class Sql:
    """An expression in SQL. A column of `answers` is NULL where no answer is given, so that SQL's logic of three values is that of
    counting. In the reading of a form (`form`) a condition on an empty answer is false, and `!=` is true."""

    def __init__(self, cycle, form=False, key=None):
        self.cycle, self.form, self.key, self.table = cycle, form, key, None

    def write(self, tree):
        return getattr(self, "write_" + tree[0])(*tree[1:])

    def write_number(self, text):
        return text

    def write_text(self, text):
        return quoted(text)

    def write_answer(self, name):
        self.cycle.kind(name)
        return name

    def write_name(self, name):
        if self.table is None:
            raise NotCovered(f"the figure `{name}` within an expression")
        return self.column(self.table, name)

    def column(self, table, name):
        if name not in self.cycle.table(table):
            raise Unknown(f"{table}/{name}")
        return name

    def inner(self, tree):
        text = self.write(tree)
        return f"({text})" if tree[0] == "operation" else text

    def write_operation(self, sign, left, right):
        if sign in ("div", "mod"):
            raise NotCovered(f"`{sign}`")
        self.check_choice(left, right)
        self.check_choice(right, left)
        text = f"{self.inner(left)} {sign.upper()} {self.inner(right)}"
        if self.form and sign in ("=", "!=", "<", "<=", ">", ">="):
            return f"coalesce({text}, {'true' if sign == '!=' else 'false'})"
        return text

    def check_choice(self, left, right):
        if left[0] == "answer" and right[0] == "text":
            if right[1] == "":
                raise NotCovered("a comparison with the empty text")
            self.cycle.check_choice(left[1], right[1])

    def write_call(self, name, arguments):
        method = getattr(self, "call_" + name.replace("-", "_"), None)
        if method is None:
            raise NotCovered(f"`{name}()`")
        return method(*arguments)

    def call_selected(self, question, choice):
        self.check_choice(question, choice)
        is_list = self.cycle.kind(question[1]) == LISTS
        one, other = self.write(question), self.write(choice)
        text = f"list_contains({one}, {other})" if is_list else f"({one} = {other})"
        return f"coalesce({text}, false)" if self.form else text

    def call_count_selected(self, question):
        return f"len({self.write(question)})"

    def call_given(self, question):
        return f"({self.write(question)} IS NOT NULL)"

    call_answered = call_given

    def call_asked(self, question):
        return "asked_" + self.write(question)

    def call_invited(self):
        return "invited"

    def call_responding(self):
        return "responding"

    def call_true(self):
        return "true"

    def call_false(self):
        return "false"

    def call_not(self, condition):
        return f"NOT ({self.write(condition)})"

    def call_coalesce(self, *values):
        return f"coalesce({', '.join(map(self.write, values))})"

    def call_if(self, condition, then, other):
        condition = self.write(condition)
        return f"CASE WHEN {condition} THEN {self.write(then)} WHEN NOT ({condition}) THEN {self.write(other)} END"

    def call_sum(self, *values):
        return self.aggregate("sum", values)

    def call_min(self, *values):
        return self.aggregate("min", values)

    def call_max(self, *values):
        return self.aggregate("max", values)

    def call_count(self, *values):
        return self.aggregate("count", values)

    def aggregate(self, function, values):
        if len(values) != 1 or values[0][0] != "table":
            raise NotCovered(f"`{function}()` of what is no table")
        _, table, conditions, column = values[0]
        of = "*" if function == "count" else self.column(table, column)
        return self.select(f"{function}({of})", table, conditions)

    def write_table(self, table, conditions, column):
        """The cell of the one row that meets the conditions."""
        if column is None:
            raise NotCovered("a table without a column")
        name = self.column(table, column)
        return self.select(f"CASE WHEN count(*) = 1 THEN any_value({name}) END", table, conditions)

    def select(self, what, table, conditions):
        rows = self.rows(table, conditions)
        return f"(SELECT {what} FROM {rows})"

    def rows(self, table, conditions):
        """The rows of a table that meet the conditions and, in a breakdown, have the key of the cell."""
        self.cycle.table(table)
        outer, self.table = self.table, table
        wheres = [self.inner(condition) for condition in conditions]
        self.table = outer
        if self.key:
            wheres.append(f"{self.column(table, self.key)} = keys.key")
        where = " WHERE " + " AND ".join(wheres) if wheres else ""
        return f"{self.cycle.name}.{table}{where}"
