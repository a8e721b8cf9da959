# What headquarters sees and sends.

# participation
hq-participation = Participation
hq-received = Received
hq-n-of-m = { $n } of { $m }
hq-share-of-invited = { $share } per cent of offices invited
hq-share = { $share }%
hq-needed = Still needed for 95 per cent
hq-needed-of = { $n } of { $m } offices make 95 per cent
hq-time-left = Time left
hq-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
    }
hq-days-over = { $n ->
    [one] { $n } day over
   *[other] { $n } days over
    }
hq-due-today = Today
hq-due-on = Answers due { $day }
hq-closed-stat = Closed
hq-exempt-stat = Exempt
hq-exempt-note = offices that are not counted
hq-where = Where the { $n } responses are
hq-where-bar = Of { $n } offices: { $parts }
hq-by-region = By region
hq-region = Region
hq-share-head = Share
hq-all-states-head = All states, as above
hq-all-regions = All regions
hq-stage-approved = Approved
hq-stage-submitted = To review
hq-stage-returned = Returned
hq-stage-progress = In progress
hq-stage-opened = Opened
hq-stage-invited = Not opened
hq-stage-exempt = Exempt
hq-key-approved = approved
hq-key-submitted = wait for review
hq-key-returned = returned to the office
hq-key-progress = in progress
hq-key-opened = opened, nothing answered yet
hq-key-invited = not opened yet
hq-tag-approved = Approved
hq-tag-submitted = Waits for review
hq-tag-returned = Returned
hq-tag-progress = In progress
hq-tag-opened = Opened
hq-tag-invited = Not opened
hq-tag-exempt = Exempt
hq-office = Office
hq-state = State
hq-answered = Answered
hq-last-change = Last change
hq-due = Due
hq-problems = Problems
hq-none = None
hq-never = Never
hq-state-missing = Not submitted
hq-state-all = All states
hq-sort = Order
hq-sort-office = By name
hq-sort-state = By state
hq-sort-answered = By number of answers
hq-sort-last = By last change
hq-sort-due = By deadline
hq-show = Show offices
hq-list-missing = { $n ->
    [one] { $n } office has not submitted
   *[other] { $n } offices have not submitted
    }
hq-list-some = { $n ->
    [one] { $n } office
   *[other] { $n } offices
    }
hq-list-empty = No office is in this state in this region.
hq-page-of = Offices { $first } to { $last } of { $n }
hq-pages = Pages of offices
hq-page = Page { $n }
hq-problem-refused = Mail came back: { $address }
hq-problem-uncertain = Mail may not have arrived: { $address }
hq-problem-nobody = No one is named to answer
hq-problem-no-head = No one is named to certify
hq-extended = extended
hq-add-office = Add an office
hq-send-reminder = Send a reminder
hq-close-cycle = Close the cycle
hq-other-tasks = Other tasks

# office
hq-crumbs = You are here
hq-code = Code
hq-kind = Kind
hq-kind-country = Country office
hq-kind-regional = Regional office
hq-kind-headquarters = Unit of headquarters
hq-kind-liaison = Liaison office
hq-countries = Countries
hq-language = Language
hq-zone = Time zone
hq-opened-at = First opened
hq-submitted-at = Submitted
hq-by = { $when }, by { $who }
hq-digest = Digest of the answers
hq-version = Version of the questionnaire
hq-version-behind = { $n } (the newest is { $m })
hq-exempt-because = Exempt because
hq-people = People
hq-people-none = No one is named for this office yet.
hq-name = Name
hq-mail = E-mail address
hq-role = Role
hq-role-head = Head of office
hq-role-respondent = Respondent
hq-role-section = Respondent for { $section }
hq-role-regional = Regional reviewer
hq-role-headquarters = Headquarters
hq-role-auditor = Auditor
hq-remove = Remove
hq-add-person = Add a person
hq-actions = What you can do
hq-do-extend = Extend the deadline
hq-do-exempt = Exempt the office
hq-do-invite = Invite the office again
hq-do-reopen = Return the answers to the office
hq-do-answer = Enter an answer for the office
hq-do-read = Read the answers
hq-history = History
hq-history-none = The answers have not been submitted yet.
hq-step = { $from } to { $to }
hq-status-draft = draft
hq-status-submitted = submitted
hq-status-returned = returned
hq-status-approved = approved
hq-entered = Answers entered by headquarters
hq-question = Question
hq-before = Before
hq-after = After
hq-reason = Reason
hq-empty = not answered
hq-log = Log of this office
hq-log-none = Nothing is logged yet.
hq-when = When
hq-who = Who
hq-what = What
hq-detail = Detail
hq-program = The program
hq-times = Times are those of { $zone }.
hq-done-extended = The deadline was changed.
hq-done-exempted = The office is exempt and is not counted any more.
hq-done-invited = The office is invited and counted again.
hq-done-reopened = The answers were returned. Everyone who answers for the office gets a message.
hq-done-answered = The answer was saved. Everyone who answers for the office gets a message with your reason.
hq-done-person-added = The person was added. An invitation is on its way.
hq-done-person-removed = The role was taken away.
hq-done-office-added = The office was added and counts as invited.
hq-done-ended = The person was shut out and is signed out everywhere.
hq-done-admitted = The person may sign in again.
hq-done-role-added = The role was given. An invitation is on its way.
hq-done-reminded = The messages are on their way.
hq-done-corrected = The address was corrected. A new message is on its way.
hq-done-published = The new version is published. Offices see it from now on.
hq-done-closed = The cycle is closed.

# forms
hq-cancel = Go back without changing anything
hq-extend-lead = The office then has until this day, at the end of the day in its own time zone. Reminders follow the new day.
hq-new-due = New day
hq-new-due-hint = Such as 2018-02-23. Not after { $freeze }, when answers are frozen.
hq-due-now = Due now
hq-reason-hint = It is kept in the log.
hq-reason-seen = The office sees it.
hq-wrong-day = Write a day of the calendar, like 2018-02-23. You wrote “{ $text }”.
hq-day-past = Choose a day that is not over yet. { $day } is over.
hq-day-after-freeze = Choose a day not after { $freeze }, when answers are frozen.
hq-reason-missing = Write the reason.
hq-too-long = Write at most { $n } characters.
hq-exempt-lead = An exempt office need not answer. It is in no denominator, and the report lists it with your reason. Its answers are kept.
hq-reason-published = The report prints it. Such as: opened in December.
hq-invite-lead = The office is asked to answer again and counts in every denominator.
hq-reopen-lead = The office can change its answers again, and must certify and submit them anew. Until then it does not count as responding.
hq-reopen-sure = Return the answers of { $office }?
hq-mails-to = { $n ->
    [one] { $n } person gets a message with your reason.
   *[other] { $n } people get a message with your reason.
    }
hq-mails-to-none = No one is named for this office, so no one gets a message.
hq-not-submitted = These answers are with the office already.
hq-add-person-lead = The person gets an invitation with a sign-in link, in the language that you choose.
hq-add-person-sure = Send an invitation to { $name }?
hq-add-person-sure-to = It goes to { $mail }. Whoever reads that mailbox can sign in.
hq-known-person = This address is known already, with the name { $name }. The name and the language stay as they are.
hq-send-invitation = Send the invitation
hq-wrong-mail = Write an e-mail address, like name@example.org. You wrote “{ $text }”.
hq-name-missing = Write the name.
hq-choose = Choose one.
hq-person-ended = This person was shut out. Let them in again on the page of people first.
hq-remove-sure = Take this role from { $name }?
hq-remove-lead = { $name } can no longer do this: { $role }. What they answered stays.
hq-remove-button = Take the role away
hq-add-office-lead = The office counts as invited from now on, in every denominator.
hq-code-hint = At most 64 letters, digits, hyphens, underscores and full stops, such as CO-GHA. It can’t be changed later.
hq-name-en = Name in English
hq-name-fr = Name in French
hq-name-es = Name in Spanish
hq-countries-hint = Three-letter codes with spaces between them, such as CHE FRA. A unit of headquarters covers none.
hq-zone-hint = As in the time zone database, such as Africa/Accra.
hq-wrong-code = Write a code of at most 64 letters, digits, hyphens, underscores and full stops. You wrote “{ $text }”.
hq-code-taken = The code { $text } belongs to another office. Choose another.
hq-wrong-countries = Write three capital letters for each country, each once, such as CHE FRA.
hq-countries-unknown = The list of countries has no { $text }.
hq-countries-missing = A country office covers at least one country.
hq-countries-none = A unit of headquarters covers no country: leave this empty.
hq-wrong-zone = There is no time zone “{ $text }”. Write it like Africa/Accra.

# answers
hq-answer-lead = Enter an answer only when the office asked you to, or when a fault is certain. The office sees the answer, your name and your reason, and still certifies it.
hq-answer-which = Which question?
hq-answer-choose = Choose the question
hq-answer-now = Answer now
hq-answer-new = New answer
hq-answer-clear = Leave it empty to take the answer away.
hq-answer-date-hint = As year, month and day, such as 2017-06-30.
hq-answer-sure = Enter this answer for { $office }?
hq-answer-button = Enter the answer
hq-answer-locked = These answers are submitted and locked. Return them to the office first, then they can be changed.
hq-answer-exempt = This office is exempt and does not answer.
hq-answer-not-asked = This question is not asked of the office because of its other answers, so an answer to it would count for nothing.
hq-answer-same = This is the answer that stands already.
hq-answer-conflict = Someone changed this answer meanwhile: it is now “{ $text }”. Yours is kept below. Look at both, then send yours again or leave theirs.
hq-fault-other = This would make another answer wrong: { $question }.

# people
hq-people-lead = Everyone who has a role, and what each may do.
hq-people-count = { $n ->
    [one] { $n } person
   *[other] { $n } people
    }
hq-search = Name, address, office or region
hq-search-do = Find people
hq-search-none = No one was found.
hq-access = Access
hq-access-yes = May sign in
hq-access-no = Shut out { $day }
hq-end = Shut out
hq-admit = Let in again
hq-end-sure = Shut { $name } out?
hq-end-lead = { $name } is signed out on every device at once, and no link lets them in. What they answered stays. You can let them in again.
hq-end-self = You can’t shut yourself out. Ask a colleague at headquarters.
hq-last-headquarters = At least one person must be able to run the cycle. Add another first.
hq-add-role-lead = Regional reviewers, headquarters and auditors are added here. People who answer for an office are added on the page of the office.
hq-region-for = Region, for a regional reviewer
hq-region-missing = Choose the region that this person reviews.
hq-no-region = Every region, or does not apply

# reminders
hq-reminders = Reminders
hq-troubled = Messages that did not arrive
hq-troubled-none = Every message was handed over, as far as is known.
hq-trouble-refused = Refused
hq-trouble-uncertain = Uncertain
hq-trouble-refused-do = The server refused the address. Correct it, and the message is written anew.
hq-trouble-uncertain-do = The program stopped while it was being sent. It is never sent twice by itself: ask the person, or send a new one.
hq-correct = Correct the address
hq-correct-lead = { $name } signs in with this address from now on. The earlier one no longer works, and a sign-in link goes to the new one.
hq-correct-button = Correct it and send a sign-in link
hq-mail-taken = This address belongs to { $name } already.
hq-server-said = The server said
hq-message = Message

# questionnaire
hq-questionnaire = Questionnaire
hq-q-current = Version { $n } is in use.
hq-q-questions = Questions that offices answer
hq-q-sections = Sections
hq-q-languages = Languages
hq-q-preview = Read it as an office sees it
hq-q-history = Versions
hq-q-version = Version
hq-q-published = Published
hq-q-note = What was corrected
hq-q-first = From the folder of the cycle
hq-q-correct = Publish a corrected version
hq-q-correct-lead = Send the sheets that you corrected: survey.csv, choices.csv, settings.csv, or one workbook (.xlsx) with sheets of these names. What you do not send stays as it is. Nothing changes before you have seen what would change.
hq-q-files = Sheets
hq-q-check = See what would change
hq-q-no-files = Choose at least one file.
hq-q-wrong-file = A file may be called survey.csv, choices.csv or settings.csv, or end in .xlsx. You sent “{ $text }”.
hq-q-no-sheet = The workbook { $text } has no sheet called survey, choices or settings.
hq-q-faults = { $n ->
    [one] The sheets have { $n } fault. Nothing was changed.
   *[other] The sheets have { $n } faults. Nothing was changed.
    }
hq-q-warnings = Worth a look
hq-q-place = Where
hq-q-fault = What is wrong
hq-q-hint = What to do
hq-q-changes = What would change
hq-q-same = These sheets change no question.
hq-q-added = Added
hq-q-withdrawn = Withdrawn
hq-q-changed = Changed
hq-q-unchanged = Unchanged
hq-q-touched = Answers it touches
hq-q-aspect = What changes
aspect-wording = Wording
aspect-kind = Kind of answer
aspect-choices = Choices
aspect-logic = When it is asked, what is allowed
hq-q-keep = Unchanged questions keep their answers. Offices are shown the changed ones to look at again. Answers to withdrawn questions are kept and shown, and count for nothing.
hq-q-note-hint = Offices and auditors read it. Such as: the hint of question 3.2 was corrected.
hq-q-note-missing = Say what was corrected.
hq-q-publish = Publish version { $n }
hq-q-identical = These sheets are the ones that are in use already.
hq-q-required = An answer is required.
hq-q-required-if = An answer is required when
hq-q-asked-if = Asked when
hq-q-allowed-if = Allowed when
hq-q-previous = Previous section
hq-q-next = Next section
hq-kind-text = Text
hq-kind-integer = Whole number
hq-kind-decimal = Number
hq-kind-date = Day
hq-kind-one = One of these
hq-kind-many = Any of these
hq-kind-tick = A tick
hq-kind-file = A file

# close
hq-close-lead = Closing freezes the answers for the report. After it nothing of them changes any more, and it can’t be undone.
hq-close-responding = { $share } per cent, { $n } of { $m } offices, have submitted or are approved. These count as responding.
hq-close-missing = { $n ->
    [one] { $n } office has not submitted and will not count:
   *[other] { $n } offices have not submitted and will not count:
    }
hq-close-before = The plan is to freeze on { $day }.
hq-close-type = To confirm, type the year of the cycle
hq-close-type-hint = { $year }
hq-close-wrong = Type { $year } to close this cycle. You wrote “{ $text }”.
hq-close-faults = The answers can’t be frozen as they are. Nothing was changed.
hq-close-is = The cycle was closed { $when } by { $who }.
hq-close-digest = SHA-256 of the snapshot
hq-close-size = Size of the snapshot
hq-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
    }

# mail
hq-letter-foot = If you have a question, write to { $contact }.
hq-letter-invitation-subject = { $cycle }: you are invited to take part
hq-letter-invitation-text = You were added as: { $role }. Open this link to sign in; it works once, for { $hours } hours, and then a new one can be asked for on the sign-in page.
hq-letter-reopened-subject = { $office }: your answers were returned
hq-letter-reopened-text = { $who } at headquarters returned the answers of { $office } so that they can be corrected. Once corrected, they must be certified and submitted again. The reason:
hq-letter-answered-subject = { $office }: headquarters entered an answer for you
hq-letter-answered-text = { $who } at headquarters entered an answer for { $office } to this question: { $question } Look at it before the answers are certified. The reason:
hq-letter-link-subject = Your sign-in link: { $cycle }
hq-letter-link-text = Your address was corrected. Open this link to sign in; it works once, for { $hours } hours.
hq-letter-reminder-subject = { $office }: answers are due on { $day }
hq-letter-reminder-text = The answers of { $office } for the { $cycle } have not been submitted yet. They are due on { $day }. What was typed is saved.
hq-letter-overdue-subject = { $office }: answers were due on { $day }
hq-letter-overdue-text = The answers of { $office } for the { $cycle } were due on { $day } and have not been submitted yet. What was typed is saved. If you need more time, write to us.
hq-someone = colleague
hq-line = A line of your own (optional)
hq-line-hint = Everyone reads it as you write it; it is not translated.
hq-remind-nobody = No one is waiting for a reminder: every office has submitted or is exempt, or no one is named to answer.
hq-remind-people = { $n ->
    [one] { $n } message would go out, in the language of the person. Those who are done get none.
   *[other] { $n } messages would go out, each in the language of the person. Those who are done get none.
    }
hq-remind-what = What it says
hq-remind-sure = { $n ->
    [one] Send { $n } message now?
   *[other] Send { $n } messages now?
    }
hq-remind-once = Whoever submits meanwhile gets none, and no one gets two on one day. This is what it says:
hq-remind-button = Send the messages
hq-ladder = Planned reminders
hq-ladder-lead = They go out by themselves at { $hour }:00 in each office, to offices that have not submitted. An office with more time is reminded by its own day.
hq-ladder-none = No reminder goes out by itself here.
hq-ladder-written = { $n ->
    [one] { $n } message written
   *[other] { $n } messages written
    }
hq-ladder-due = answers due
