# Reviewing: the offices of a region, the answers of one, returning and approving.
per-cent = { $share } per cent
region-title = Offices to review
region-choose = Region
region-show = Show the region
region-caption = Those that wait for a review come first, the longest wait at the top.
region-answers = Answers
region-submitted = Submitted
region-answered = { $given } of { $asked }
region-late =
  { $days ->
      [one] { $days } day late
     *[other] { $days } days late
    }
region-exempt = Need not answer in this cycle
review-title = Review
review-draft = Being answered
review-unopened = Not opened yet
review-submitted = Waits for a review
review-returned = With the office again
review-approved = Approved
review-never-submitted = Not submitted yet
review-submitted-by =
  Submitted { $time } by { $name }{ $times ->
      [0] {""}
      [1] , for the first time
     *[other] , { $times } times so far
    }
review-submitted-on = Submitted { $time }
review-lead =
  { $changed } of { $all } answers differ from last year’s. { $strong ->
      [0] None departs strongly.
      [one] One departs strongly.
     *[other] { $strong } depart strongly.
    } { $edited ->
      [0] {""}
      [one] One was changed since the last review.
     *[other] { $edited } were changed since the last review.
    }
review-counts = { $given } given, { $empty } not answered, { $skipped } not asked
review-which = Which answers
review-show-all = All
review-show-changed = Changed
review-show-strong = Strong changes
review-show-edited = Since the last review
review-show-comments = With comments
review-show-copied = Copied
review-strong-first = Strong changes first
review-above = Shown above, among the strong changes:
review-skipped =
  { $count ->
      [one] { $count } question is not asked
     *[other] { $count } questions are not asked
    }
review-none = No answer is like that.
review-last = Last year
review-this = This year
review-difference = Change
review-no-last = No answer, or not asked
review-doubled = At least doubled
review-halved = At most half
review-more = { $change }, { $share } per cent more
review-less = { $change }, { $share } per cent less
review-copied = Copied from last year
review-edited = Changed since the last review
review-edited-before = Before: { $before }
review-explains = The office explains:
review-unexplained = The office gives no explanation.
review-may-publish = May be published with the name of the office
review-may-not-publish = Not to be published
review-files = Evidence:
review-comment = Write a comment
review-comments =
  { $count ->
      [one] { $count } comment
     *[other] { $count } comments
    }
review-comment-label = Comment
review-comment-add = Add the comment
review-comment-empty = The comment is empty. Go back and write it first.
review-comment-long = A comment or message may have up to 5,000 characters. Shorten it, or send it in two.
review-comment-question = There is no such question on the pages of this office. Nothing was added.
review-closed = The cycle is closed: answers and comments are frozen. Nothing was changed.
review-whole = On the whole response
review-nothing-said = Nothing was said of it yet.
review-decision = Your decision
review-message = Message to the office
review-message-hint = Say what to look at again. Comments on single answers reach the office too.
review-return = Return the answers
review-sure = I have reviewed these answers and approve them
review-sure-hint = They are locked from then on. Only headquarters can reopen them.
review-approve = Approve all answers
review-not-done = Nothing was decided
review-needs-note = Write a message, or a comment on an answer, that says what to look at again
review-not-sure = Tick that you have reviewed the answers
review-stale = The answers changed since you opened this page, or someone decided already. Look at them as they stand now, then decide again.
review-about = About this response
review-office = The office
review-people = Answered by
review-role-head = head
review-role-respondent = respondent
review-history = So far
review-step = { $from } → { $to }
review-next = Next in the region
review-since = since { $time }
mail-returned-subject = { $office }: please look at your answers again
mail-returned-text =
  Dear { $name },

  { $reviewer } has returned the answers of { $office } ({ $cycle }).{ $comments ->
      [0] {""}
      [one] {" "}One comment stands beside the answers.
     *[other] {" "}{ $comments } comments stand beside the answers.
    }

  Correct what needs it and submit them again: { $link }
mail-returned-note = The message:
mail-approved-subject = { $office }: answers approved
mail-approved-text =
  Dear { $name },

  { $reviewer } has approved the answers of { $office } ({ $cycle }). There is nothing more to do.

  You can read them at any time: { $link }
