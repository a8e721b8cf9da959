# Mails.
mail-greeting = Bonjour { $name },
mail-closing = Cordialement
mail-open = Ouvrir le questionnaire
mail-link-heading = Votre lien de connexion : { $cycle }
mail-link-1 = Ce lien vous connecte au { $cycle }. Il ne sert qu’une fois, jusqu’au { $until }.
mail-link-2 = Si vous ne l’avez pas demandé, vous n’avez rien à faire.
mail-link-open = Se connecter
mail-reminder-subject = { $office } : réponses attendues pour le { $due }, { $cycle }
mail-reminder-before = Les réponses de { $office } au questionnaire du { $cycle } sont attendues pour le { $due }. Elles n’ont pas encore été soumises.
mail-reminder-after = Les réponses de { $office } au questionnaire du { $cycle } étaient attendues pour le { $due } et ne sont pas arrivées. Sans elles, le bureau ne peut pas être compté dans le rapport.
mail-reminder-more = S’il vous faut plus de temps, écrivez-nous avant cette date. Des collègues peuvent vous aider : vous pouvez leur confier des sections.
mail-submitted-1 = Les réponses de { $office } au questionnaire du { $cycle } ont été soumises.
mail-submitted-2 = Leur empreinte (SHA-256) : { $digest }
