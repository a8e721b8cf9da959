# Mails.
mail-greeting = Dear { $name },
mail-closing = With kind regards
mail-open = Open the questionnaire
mail-link-heading = Your sign-in link: { $cycle }
mail-link-1 = With this link you sign in to the { $cycle }. It works once, until { $until }.
mail-link-2 = If you did not ask for it, you need do nothing.
mail-link-open = Sign in
mail-reminder-subject = { $office }: answers due { $due }, { $cycle }
mail-reminder-before = The answers of { $office } to the questionnaire of the { $cycle } are due on { $due }. They have not been submitted yet.
mail-reminder-after = The answers of { $office } to the questionnaire of the { $cycle } were due on { $due } and have not arrived. Without them the office can’t be counted in the report.
mail-reminder-more = If you need more time, write to us before the day. Colleagues can help: you can give single sections to them.
mail-submitted-1 = The answers of { $office } to the questionnaire of the { $cycle } have been submitted.
mail-submitted-2 = Their fingerprint (SHA-256): { $digest }
