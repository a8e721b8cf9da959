# Les pages de l’audit, et le rapport tel que le donnent les réponses.
audit-title = Audit
audit-open = Le cycle n’est pas encore clos
audit-open-1 = Réponses et chiffres peuvent encore changer. L’audit les lit une fois que le siège a clos le cycle et gelé un instantané.
audit-open-2 = Le journal peut être lu à tout moment.
audit-closed-at = Clos le { $time }. Depuis, rien ne change.
audit-closed-by = Par { $name }.
audit-differs = Les réponses ne sont pas celles qui ont été gelées
audit-differs-do = L’instantané des réponses telles qu’elles sont dans la base a une autre empreinte :
audit-invited = Invités
audit-exempt =
  { $count ->
      [one] { $count } bureau dispensé
     *[other] { $count } bureaux dispensés
    }
audit-from-to = Du rapport aux réponses
audit-figures = Chiffres
audit-figures-do = Chaque chiffre avec sa définition, les bureaux comptés, leurs réponses, et qui les a données, quand.
audit-offices = Bureaux
audit-offices-do = Les réponses de chaque bureau avec chaque modification : qui, quand, de quoi, à quoi, comment, pourquoi.
audit-report-do = Le rapport tel que le donnent les réponses, avec ses chiffres en fichiers.
audit-log = Journal
audit-log-do = Chaque connexion, modification, étape, export et courriel, du plus récent au plus ancien.
audit-proof = Preuve
audit-snapshot = Instantané
audit-digest = Empreinte (SHA-256)
audit-again = Recalculée à partir des réponses
audit-same = La même
audit-other = Une autre
audit-download = Télécharger l’instantané
audit-bytes = { $count } octets. N’importe quel programme peut en calculer l’empreinte :
audit-office-name = Bureau
audit-office-region = Région
audit-office-state = État
audit-office-digest = Empreinte des réponses
audit-office-exempt-because = Dispensé :
audit-nothing = Rien à calculer
audit-points = { $number } points de pourcentage
audit-out-of = { $above } sur { $below }
audit-search = Nom ou mots d’un chiffre
audit-search-do = Chercher
audit-found =
  { $count ->
      [one] { $count } chiffre
     *[other] { $count } chiffres
    }
audit-of-all = sur { $count }
audit-figure = Chiffre
audit-value = Valeur
audit-fraction = Fraction
audit-previous = L’an dernier :
audit-definition = Définition
audit-question = Question
audit-used = Employé dans
audit-listed = Ce qu’il énumère
audit-cells = Parties
audit-cell = Partie
audit-bar = Barre
audit-who = Qui est compté
audit-no-offices = Ce chiffre est calculé à partir de données du siège ou d’autres chiffres : aucun bureau n’y est compté directement.
audit-counted = Comptés
audit-not-counted = Ont répondu, non comptés
audit-not-answered = Ont laissé la question vide
audit-not-asked = Question non posée, ou pas de réponse
audit-answer = Réponse
audit-given = Donnée par, quand, comment
audit-changes =
  { $count ->
      [one] { $count } modification
     *[other] { $count } modifications
    }
audit-from = De
audit-to = À
audit-how = Comment
audit-withdrawn = Réponses à des questions retirées
audit-receipt = Accusé de réception
audit-submitted = Envoyé
audit-digest-same = Correspond aux réponses
audit-digest-other = Ne correspond pas aux réponses actuelles
audit-no-digest = Aucune : pas envoyé ici
audit-log-of-office = Le journal de ce bureau
how-typed = saisie
how-copied = reprise de l’an dernier
how-imported = lue dans un classeur
how-headquarters = saisie par le siège
how-loaded = chargée avec le cycle
chain = Chaîne du journal
chain-whole = Intacte
chain-tail = Intacte, les dernières entrées pas encore scellées
chain-broken = Rompue au sceau { $number } : { $why }
chain-sealed = Entrées scellées
chain-unsealed = Pas encore scellées
chain-last = Dernière empreinte
chain-unsealed-which = Lesquelles
chain-do = Chaque entrée est scellée avec l’empreinte de la précédente. En modifier, en retirer ou en ajouter une rompt la chaîne.
log-subject = Objet
log-subject-hint = Par exemple office:CO-GHA, person: suivi d’un identifiant, ou cycle: suivi de son nom
log-filter = Afficher ces entrées
log-none = Il n’y a pas d’entrée de ce genre.
log-when = Quand
log-who = Qui
log-what = Quoi
log-of = Objet
log-detail = Détails
log-nobody = Le programme
log-pages = Pages du journal
log-newer = Plus récentes
log-older = Plus anciennes
log-page = Page { $number }
report-title = Rapport
report-provisional = Établi à partir des réponses actuelles. Les bureaux peuvent encore les modifier jusqu’à la clôture du cycle.
report-final = Établi à partir des réponses gelées.
report-offices = Bureaux qui comptent
report-of-invited = sur { $invited } invités
report-figures = Chiffres
report-missing =
  { $count ->
      [0] tous ont une valeur
      [1] un seul n’a rien à calculer
     *[other] { $count } n’ont rien à calculer
    }
report-errors-name = Problèmes
report-errors =
  { $count ->
      [one] Un problème empêche de publier le rapport
     *[other] { $count } problèmes empêchent de publier le rapport
    }
report-warnings =
  { $count ->
      [one] { $count } avertissement
     *[other] { $count } avertissements
    }
report-more-faults =
  { $count ->
      [one] { $count } autre n’est pas affiché.
     *[other] { $count } autres ne sont pas affichés.
    }
report-read = Le lire
report-read-in = Lire le rapport : { $language }
report-paragraphs =
  { $count ->
      [one] { $count } paragraphe numéroté
     *[other] { $count } paragraphes numérotés
    }
report-traced =
  { $count ->
      [one] { $count } chiffre retracé
     *[other] { $count } chiffres retracés
    }
report-about = À propos de ce rapport
report-computed = Calcul
report-when = Quand
report-computed-do = Il est recalculé quand une réponse, un état, la liste des bureaux ou le questionnaire a changé.
report-files = Fichiers
report-pdf = Rapport en PDF : { $language }
report-csv = Tous les chiffres (CSV)
report-json = Tous les chiffres (JSON)
report-trace = Retracer un chiffre jusqu’aux réponses
report-no-pdf = Cette version n’écrit pas de PDF
report-no-pdf-1 = Le programme a été construit sans la fonction qui compose le rapport. Le rapport HTML et les chiffres sont complets.
report-no-pdf-2 = Qui exploite le serveur peut le construire avec la fonction « pdf », ou écrire le PDF par « rapporteur render ».
log-done-answer-conflict = Deux personnes ont modifié une réponse
log-done-answer-consent = Accord de publication donné ou retiré
log-done-answer-entered = Réponse saisie pour le bureau
log-done-answer-explained = Écart expliqué
log-done-answer-saved = Réponse enregistrée
log-done-comment-added = Commentaire ajouté
log-done-conflict-settled = Conflit réglé
log-done-cycle-closed = Cycle clos
log-done-cycle-loaded = Cycle chargé
log-done-evidence-attached = Justificatif joint
log-done-evidence-removed = Justificatif retiré
log-done-export = Fichier emporté
log-done-link-sent = Lien de connexion envoyé
log-done-link-unknown-address = Lien demandé pour une adresse inconnue
log-done-mail-postponed = Courriel reporté
log-done-mail-refused = Courriel refusé
log-done-mail-sent = Courriel envoyé
log-done-office-added = Bureau ajouté
log-done-office-exempted = Bureau dispensé
log-done-office-extended = Délai d’un bureau déplacé
log-done-office-invited = Bureau invité
log-done-person-address = Adresse d’une personne modifiée
log-done-person-admitted = Personne admise
log-done-person-ended = Accès d’une personne retiré
log-done-questionnaire-published = Questionnaire publié
log-done-reminder-written = Rappel écrit
log-done-reminders-sent = Rappels envoyés
log-done-response-approved = Réponses approuvées
log-done-response-opened = Réponses ouvertes
log-done-response-reopened = Réponses rouvertes
log-done-response-returned = Réponses renvoyées
log-done-response-submitted = Réponses envoyées
log-done-response-taken-back = Réponses reprises
log-done-role-given = Tâche confiée
log-done-role-taken = Tâche retirée
log-done-sign-in = Connexion
log-done-sign-in-link-over = Lien déjà employé ou trop ancien
log-done-sign-in-link-unknown = Lien inconnu essayé
log-done-sign-out = Déconnexion

# What writers should know before they sign
insight-title = Pour les rédacteurs
insight-do = Ce que le rapport n’utilise pas, ce qui repose sur peu de bureaux, et ce que les bureaux qui n’ont pas répondu pourraient encore changer.
insight-few =
    { $count ->
        [one] { $count } phrase repose sur moins de cinq bureaux
       *[other] { $count } phrases reposent sur moins de cinq bureaux
    }
insight-offices =
    { $count ->
        [one] { $count } bureau
       *[other] { $count } bureaux
    }
insight-open =
    { $count ->
        [one] { $count } part que les bureaux manquants pourraient déplacer d’un point ou plus
       *[other] { $count } parts que les bureaux manquants pourraient déplacer d’un point ou plus
    }
insight-unused =
    { $count ->
        [one] { $count } chiffre que rien n’utilise
       *[other] { $count } chiffres que rien n’utilise
    }
insight-unread =
    { $count ->
        [one] { $count } question qu’aucun chiffre ne lit
       *[other] { $count } questions qu’aucun chiffre ne lit
    }
