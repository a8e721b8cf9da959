# The auditor's pages, and the report as the live answers give it.
audit-title = Audit
audit-open = The cycle is not closed yet
audit-open-1 = Answers and figures can still change. Auditors read them once headquarters has closed the cycle and frozen a snapshot.
audit-open-2 = The log can be read at any time.
audit-closed-at = Closed { $time }. From then on nothing changes.
audit-closed-by = By { $name }.
audit-differs = The answers are not what was frozen
audit-differs-do = The snapshot of the answers as they stand in the database has another digest:
audit-invited = Invited
audit-exempt =
  { $count ->
      [one] { $count } office is exempt
     *[other] { $count } offices are exempt
    }
audit-from-to = From the report to the answers
audit-figures = Figures
audit-figures-do = Each figure with its definition, the offices counted, their answers, and who gave them when.
audit-offices = Offices
audit-offices-do = The answers of each office with every change: who, when, from, to, how, why.
audit-report-do = The report as the answers give it, with its figures as files.
audit-log = Log
audit-log-do = Every sign-in, change, step, export and mail, newest first.
audit-proof = Proof
audit-snapshot = Snapshot
audit-digest = Digest (SHA-256)
audit-again = Computed again from the answers
audit-same = The same
audit-other = Another
audit-download = Download the snapshot
audit-bytes = { $count } bytes. Its digest can be computed by any program:
audit-office-name = Office
audit-office-region = Region
audit-office-state = State
audit-office-digest = Fingerprint of the answers
audit-office-exempt-because = Exempt:
audit-nothing = Nothing to compute from
audit-points = { $number } percentage points
audit-out-of = { $above } of { $below }
audit-search = Name or words of a figure
audit-search-do = Find figures
audit-found =
  { $count ->
      [one] { $count } figure
     *[other] { $count } figures
    }
audit-of-all = of { $count }
audit-figure = Figure
audit-value = Value
audit-fraction = Fraction
audit-previous = Last year:
audit-definition = Definition
audit-question = Question
audit-used = Used in
audit-listed = What it lists
audit-cells = Parts
audit-cell = Part
audit-bar = Bar
audit-who = Who is counted
audit-no-offices = This figure is computed from records or other figures: no office is counted in it by itself.
audit-counted = Counted
audit-not-counted = Answered, not counted
audit-not-answered = Left the question empty
audit-not-asked = Not asked, or did not respond
audit-answer = Answer
audit-given = Given by, when, how
audit-changes =
  { $count ->
      [one] { $count } change
     *[other] { $count } changes
    }
audit-from = From
audit-to = To
audit-how = How
audit-withdrawn = Answers to questions that were withdrawn
audit-receipt = Receipt
audit-submitted = Submitted
audit-digest-same = Fits the answers
audit-digest-other = Does not fit the answers as they stand
audit-no-digest = None: not submitted here
audit-log-of-office = The log of this office
how-typed = typed
how-copied = copied from last year
how-imported = read from a workbook
how-headquarters = entered by headquarters
how-loaded = loaded with the cycle
chain = Chain of the log
chain-whole = Whole
chain-tail = Whole, the newest entries not sealed yet
chain-broken = Broken at seal { $number }: { $why }
chain-sealed = Sealed entries
chain-unsealed = Not sealed yet
chain-last = Last hash
chain-unsealed-which = Which ones
chain-do = Each entry is sealed with the hash of the one before. Changing, removing or adding one breaks the chain.
log-subject = Of what
log-subject-hint = Such as office:CO-GHA, person: with an id, or cycle: with its name
log-filter = Show these entries
log-none = There is no such entry.
log-when = When
log-who = Who
log-what = What
log-of = Of what
log-detail = More
log-nobody = The program
log-pages = Pages of the log
log-newer = Newer
log-older = Older
log-page = Page { $number }
report-title = Report
report-provisional = Built from the answers as they stand. Offices can still change them until the cycle is closed.
report-final = Built from the frozen answers.
report-offices = Offices that count
report-of-invited = of { $invited } invited
report-figures = Figures
report-missing =
  { $count ->
      [0] each with a value
      [one] one has nothing to compute from
     *[other] { $count } have nothing to compute from
    }
report-errors-name = Problems
report-errors =
  { $count ->
      [one] One problem keeps the report from being published
     *[other] { $count } problems keep the report from being published
    }
report-warnings =
  { $count ->
      [one] { $count } warning
     *[other] { $count } warnings
    }
report-more-faults =
  { $count ->
      [one] { $count } more is not shown.
     *[other] { $count } more are not shown.
    }
report-read = Read it
report-read-in = Read the report: { $language }
report-paragraphs =
  { $count ->
      [one] { $count } numbered paragraph
     *[other] { $count } numbered paragraphs
    }
report-traced =
  { $count ->
      [one] { $count } figure traced
     *[other] { $count } figures traced
    }
report-about = About this report
report-computed = Computed
report-when = When
report-computed-do = It is computed again when an answer, a state, the roster or the questionnaire has changed.
report-files = Files
report-pdf = Report as PDF: { $language }
report-csv = All figures (CSV)
report-json = All figures (JSON)
report-trace = Trace a figure to its answers
report-no-pdf = This build writes no PDF
report-no-pdf-1 = The program was built without the feature that typesets the report. The HTML report and the figures are complete.
report-no-pdf-2 = Whoever runs the server can build it with the feature “pdf”, or write the PDF with “rapporteur render”.
log-done-answer-conflict = Two people changed an answer
log-done-answer-consent = Consent to publish given or taken back
log-done-answer-entered = Answer entered for the office
log-done-answer-explained = Change explained
log-done-answer-saved = Answer saved
log-done-comment-added = Comment added
log-done-conflict-settled = Conflict settled
log-done-cycle-closed = Cycle closed
log-done-cycle-loaded = Cycle loaded
log-done-evidence-attached = Evidence attached
log-done-evidence-removed = Evidence removed
log-done-export = File taken away
log-done-link-sent = Sign-in link sent
log-done-link-unknown-address = Link asked for an unknown address
log-done-mail-postponed = Mail postponed
log-done-mail-refused = Mail refused
log-done-mail-sent = Mail sent
log-done-office-added = Office added
log-done-office-exempted = Office exempted
log-done-office-extended = Deadline of an office moved
log-done-office-invited = Office invited
log-done-person-address = Address of a person changed
log-done-person-admitted = Person let in
log-done-person-ended = Person shut out
log-done-questionnaire-published = Questionnaire published
log-done-reminder-written = Reminder written
log-done-reminders-sent = Reminders sent
log-done-response-approved = Response approved
log-done-response-opened = Response opened
log-done-response-reopened = Response reopened
log-done-response-returned = Response returned
log-done-response-submitted = Response submitted
log-done-response-taken-back = Response taken back
log-done-role-given = Task given
log-done-role-taken = Task taken away
log-done-sign-in = Signed in
log-done-sign-in-link-over = A link was used or too old
log-done-sign-in-link-unknown = An unknown link was tried
log-done-sign-out = Signed out

# What writers should know before they sign
insight-title = For writers
insight-do = What the report does not use, what rests on few offices, and what offices that have not answered could still move.
insight-few =
    { $count ->
        [one] One sentence rests on fewer than five offices
       *[other] { $count } sentences rest on fewer than five offices
    }
insight-offices =
    { $count ->
        [one] one office
       *[other] { $count } offices
    }
insight-open =
    { $count ->
        [one] One share that missing offices could move by a point or more
       *[other] { $count } shares that missing offices could move by a point or more
    }
insight-unused =
    { $count ->
        [one] One figure that nothing uses
       *[other] { $count } figures that nothing uses
    }
insight-unread =
    { $count ->
        [one] One question that no figure reads
       *[other] { $count } questions that no figure reads
    }
