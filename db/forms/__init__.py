"""Questionnaires (XLSForm / ODK XForms) as live forms.

`load_form` makes a `FormDefinition` of a workbook or an XForm; `FormDefinition.open` makes a `Form` to answer.
References are positional XPath (`/data/il`, `/data/kisi[2]/ad`), answers are XForms' lexical text ('' is no answer,
chosen values are separated by a blank). Texts of errors are for people; see `errors.py`. Nothing here knows a screen,
a database or a network.

Where ODK Collect (JavaRosa), ODK Web Forms and Enketo disagree, this is what happens here. Each row has its test in
tests/db/forms/test_decisions.py or test_families.py.

====================================  =================================  ============================================
What                                  Others                             Here
====================================  =================================  ============================================
answer of what is not relevant        Collect keeps or clears by          kept, reads as empty, not submitted, not
                                      setting; Enketo clears at the end   counted; returns with relevance
nodes that are not relevant in        Web Forms: not in the set           not in the set of count, sum, join, ...; a
a set                                                                     single path reads as empty text
chosen value that its list does       Collect and Web Forms delete it     kept, reads as empty until on offer again;
not (or no longer) offer                                                  where the list itself is missing, as it is
order of several chosen values        Enketo: as ticked; Web Forms: of    of the list
                                      the list
regex()                               Enketo, Web Forms: anywhere in      the whole text must match (Collect)
                                      the text
decimal comparison with =             Web Forms: exact binary             differences below 1e-12 are none (Collect)
empty answers in sum()                XPath: NaN                          count as nothing
NaN as result of a calculation        Web Forms: the text "NaN"           no answer (Collect)
date of what is no date               Collect: error; Web Forms: the      "Invalid Date" inside expressions, no answer
                                      text "Invalid Date"                 where it is stored; written out in the
                                                                          questionnaire it is refused when loaded
number() of a date                    Web Forms and Collect: whole days   whole days as text; in arithmetic with
                                      where text is wanted of it          their fraction, from local midnight
steps like //, text(), union          Collect refuses                     all of XPath 1.0
number(), string-length() without     Collect refuses                     the question's own answer (XPath 1.0)
a value
distance() of a trace and a point     Web Forms: error                    along all points in turn
namespace and attribute nodes         Web Forms: as they are written      namespaces first, without xml: (XPath 1.0)
together
text with an exponent, 1.1e6          Web Forms: int() reads it           no number (Collect)
jr:itext() as a value                 Web Forms: the nodes with its text  the text, in the form's language
decimal answers                       Enketo: as typed                    with a point, 10.0 (Collect, Web Forms)
date question answered with a time    Collect cuts the time off           no date: empties the question and is flagged
ranking, when the list gets longer    Collect: kept as it was             what is new comes last (Web Forms)
round(-1.5), halves                   Web Forms with places: away from    up, as XPath and Collect
                                      zero
absolute path into a repeat, seen     Enketo: first row                   the same row (Collect); all rows inside
from inside it                                                            count, sum, min, max, join, concat, ...
rows above jr:count                   Web Forms drops them                put aside, return with their answers
conditions that look at each other    Collect: allowed; some versions     allowed; computed until they rest; circles of
                                      refuse                              calculations are refused
text that is no value of the type     Web Forms: empties the question     empties the question and is flagged as `type`
unknown functions                     Collect: error when evaluated       refused when the form is loaded
new row without jr:template           some versions copy the first row's  the first row's places, without its answers
                                      answers                             (ODK XForms specification)
setvalue on a calculation that        Collect: lasts until the next       the calculation goes on (Web Forms)
follows from other answers            recomputation
first values                          Web Forms: default, preload,        the same
                                      setvalue, calculation
unknown events, odk-new-repeat        Collect and Web Forms refuse        refused; xforms-ready and jr-insert are taken
outside a repeat                                                          as their present names
question without a place in the       Collect refuses                     left out, named in `without_place`
instance
reopening a draft                     Collect computes all anew           now(), random(), once() and what the person
                                                                          may overwrite stay as they were
====================================  =================================  ============================================

What is bounded against hostile forms: size (50 MB), XML nesting (200), entities (refused), expressions (200,000
characters, 60 levels), patterns (see `xpath/functions/patterns.py`), rows of one repeat (10,000), evaluations after
one answer (500,000), nodes that the conditions inside one condition look at (100,000), the text that a calculation
makes (100,000 characters), rows of a list file (200,000).
"""

from __future__ import annotations

from db.forms.attached import Attachment
from db.forms.definition import FormDefinition, load_form
from db.forms.errors import CycleError, ExpressionError, FormError, UnknownQuestion, WorkbookError, WrongSubmission
from db.forms.form import Form
from db.forms.pages import Page
from db.forms.texts import Choice, Choices
from db.forms.views import AnswerResult, NodeView, Range, Violation
from db.forms.workbook import convert_workbook

__all__ = [
    "AnswerResult",
    "Attachment",
    "Choice",
    "Choices",
    "CycleError",
    "ExpressionError",
    "Form",
    "FormDefinition",
    "FormError",
    "NodeView",
    "Page",
    "Range",
    "UnknownQuestion",
    "Violation",
    "WorkbookError",
    "WrongSubmission",
    "convert_workbook",
    "load_form",
]
