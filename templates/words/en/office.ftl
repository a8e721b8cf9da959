# The pages of an office.
your-sections = Your sections
tasks-lead = { $complete } of { $sections } sections are complete. { $given } of { $asked } questions are answered.
task-questions = { $given } of { $asked } answered
task-faults = { $count } to correct
task-conflicts = { $count } to choose between
task-comments =
  { $count } { $count ->
      [one] comment
     *[other] comments
    }
state-attention = Needs attention
state-complete = Complete
state-progress = In progress
state-not-asked = Not asked
state-not-started = Not started
response-draft = Being answered
response-submitted = Submitted
response-returned = Returned to you
response-approved = Approved
returned-to-you = Your reviewer asks you to look again
role-certifies = certifies
role-section = section { $number }
role-all = All sections
send-heading = Send
check-and-submit = Check your answers and submit
check-any-time = You can read your answers at any time
sections-to-go =
  { $count } { $count ->
      [one] section
     *[other] sections
    } to go
ready = Ready
about-response = About this response
your-deadline = Your deadline
ask-more-time = Ask for more time
people-answering = People answering
nobody-yet = Nobody has been named yet.
add-people = Add or remove people
poor-connection = Poor connection?
take-workbook = Take the questionnaire with you as a workbook, with last year’s answers
take-print = Print the questionnaire
bring-workbook = Bring back a workbook that was filled in
breadcrumb = Breadcrumb
section-of = Section { $number } of { $sections }
answers-need-look =
  { $count ->
      [one] One answer needs your attention
     *[other] { $count } answers need your attention
    }
choose-version = Choose which answer to keep
every-question = Every question needs an answer unless it says “optional”. If the answer is none, write 0: an empty field means that we do not know.
read-only-now = These answers can be read and not changed now.
read-only-you = You can read this section. Others in your office answer it.
optional = (optional)
day-word = Day
month-word = Month
year-word = Year
i-confirm = I confirm
no-file = No file is attached.
remove = Remove
attach = Attach the file
last-year = Last year:
same-as-last-year = Same as last year
saved = Saved { $time }
saved-by = Saved { $time }, { $name }
saved-copied = Copied from last year, { $time }
saved-headquarters = Entered by headquarters ({ $name }), { $time }
saved-imported = From a workbook, { $time }
conflict = Conflict
conflict-do = Two people changed this answer. Nothing is lost: choose the one to keep.
keep-chosen = Keep the chosen answer
emptied = (emptied)
what-explains = What explains the change?
what-explains-hint = We ask when a number has doubled or halved. Your reviewer reads this; it is not published.
may-publish = This text may be published in the report, with the name of our office
comment-on = Comment
comments-on =
  { $count } { $count ->
      [one] comment
     *[other] comments
    } on
your-comment = Your comment
add-comment = Add the comment
not-asked-note = Question { $number } is not asked, because of an earlier answer.
save = Save
save-and-continue = Save and continue
in-this-section = In this section
answered = Answered
empty = Empty
check-answers = Check your answers
not-submitted = The answers were not submitted
say-sure = Say that the head of office agrees to these answers
still-open =
  { $count ->
      [one] One thing is still open
     *[other] { $count } things are still open
    }
open-fault = (to correct)
open-conflict = (choose one)
open-missing = (not answered)
open-explanation = (what explains the change?)
not-asked = Not asked
needs-correction = To correct
not-answered = Not answered
change = Change
submit-heading = Submit
submit-what-next = Your regional office reviews the answers. It approves them or sends questions back to you. Until it does, you can take the response back.
certify = I certify that these answers are those of the office, as its head or on behalf of the head
note-to-reviewer = A note to your reviewer (optional)
submit-answers = Submit answers
head-submits = The head of your office certifies and submits these answers.
receipt = Receipt
receipt-thanks = Thank you. The answers of your office have arrived.
receipt-counts = Given: { $given }. Not answered: { $empty }. Not asked: { $skipped }. Copied from last year: { $copied }.
office-word = Office
submitted-at = Submitted
submitted-by = By
answers-word = Answers
digest-word = Fingerprint
digest-hint = The fingerprint (SHA-256) is computed from your answers. If a single answer is changed later, it no longer fits.
receipt-pdf = Download the receipt (PDF)
receipt-text = The text that the fingerprint is computed from
found-mistake = Found a mistake?
take-back-what = You can take the response back until it is approved. You then submit it again.
take-back = Take the response back
what-next = What happens next
next-submitted = The office submitted its answers
next-review = The regional office reviews them; you get a message either way
next-freeze = Headquarters freezes all answers and computes the figures
next-report = The Annual Report is published
no-receipt = There is no receipt yet
no-receipt-do = A receipt is made when the answers are submitted.
add-colleague = Add a colleague
add-colleague-what = We send an invitation. Whoever gets one section can read the others and answer that one.
colleague-name = Name
colleague-mail = Work e-mail address
colleague-section = What they answer
invite-colleague = Invite the colleague
wrong-name = Write the name of your colleague
wrong-section = Choose a section of the list
wrong-question = There is no such question on your pages. Nothing was saved; open the section again.
wrong-choice = That choice is not on the list of the question. Nothing was saved; open the section again and choose.
wrong-not-asked = That question is not asked, because of another answer. Nothing was saved; open the section again.
wrong-no-file = Choose a file first, then attach it.
wrong-file = This kind of file can’t be attached. Use PDF, PNG, JPEG, Word, Excel, PowerPoint or OpenDocument text; the name must fit the content.
office-exempt = This office need not answer in this cycle.
fault-separator = Write the number in digits without a separator, like 1240 or 12.5. You wrote “{ $value }”.
fault-integer = Write a whole number in digits, like 1240. You wrote “{ $value }”.
fault-decimal = Write a number in digits, like 12.5. You wrote “{ $value }”.
fault-date = Write day, month and year in digits, like 27 3 2017. You wrote “{ $value }”.
fault-choice = Choose from the list. What was chosen is not offered to your office.
fault-constraint = “{ $value }” is outside what this question allows. Check it against the hint.
fault-constraint-js = This is outside what the question allows. Check it against the hint.
fault-other = This can’t be an answer: “{ $value }”. Check it against the hint.
js-saved = Saved {"{"}time{"}"}
js-saving = Saving …
js-offline = Offline since {"{"}time{"}"}: kept on this device
js-expired = Your session has ended. Answers are kept on this device:
js-locked = These answers are submitted and can’t be changed now. What you wrote is kept on this device.
js-conflict = Conflict
js-copied = Copied from last year, saved {"{"}time{"}"}
js-kept = Kept on this device
js-unkept = Not saved since {"{"}time{"}"}: keep this page open
js-mine = You, on this device
js-changed = Changed by {"{"}by{"}"}, {"{"}time{"}"}
js-refused = This could not be saved as it is.
mail-submitted-subject = { $office }: answers submitted, { $cycle }
workbook-start = Start here
workbook-1 = Write in the tinted cells only; the others are locked.
workbook-2 = If the answer is none, write 0. An empty cell means that it is not answered.
workbook-3 = Some questions are asked only after certain answers; those that are not asked are left out when the file is brought back.
workbook-4 = When it is filled in, bring the file back on the page “Bring back a workbook”. You see every change before it is taken.
workbook-number = No.
workbook-question = Question
workbook-last = Last year
workbook-hint = How to answer
workbook-depends = (Asked only after certain answers.)
workbook-date = Write the day as 2017-06-30.
workbook-tick = Write x beside each that applies.
import-lead = Choose the workbook that you downloaded here and filled in. You see what it changes before anything is changed.
import-file = The workbook (.xlsx)
import-read = Read the workbook
import-nothing = The workbook says what is already here. Nothing changes.
import-take = Take these answers
import-leave = Leave everything as it is
import-faults =
  { $count ->
    [one] One thing is wrong; nothing was changed
   *[other] { $count } things are wrong; nothing was changed
  }
import-changes =
  { $count ->
    [one] One answer would change
   *[other] { $count } answers would change
  }

# A question that was corrected after it was answered. $time: when; $what: aspects
question-corrected = This question was corrected: { $time }. What changed: { $what }. Please see whether your answer still holds.
corrected-since = Question corrected since
withdrawn-questions = Questions that are asked no more
withdrawn-kept = Your answers are kept; they are counted in no figure.
