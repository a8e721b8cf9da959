# What headquarters sees and sends.

# participation
hq-participation = Participation
hq-received = Reçues
hq-n-of-m = { $n } sur { $m }
hq-share-of-invited = { $share } pour cent des bureaux invités
hq-share = { $share } %
hq-needed = Encore nécessaires pour 95 pour cent
hq-needed-of = { $n } bureaux sur { $m } font 95 pour cent
hq-time-left = Temps restant
hq-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
    }
hq-days-over = { $n ->
    [one] { $n } jour de retard
   *[other] { $n } jours de retard
    }
hq-due-today = Aujourd’hui
hq-due-on = Réponses attendues le { $day }
hq-closed-stat = Clos
hq-exempt-stat = Dispensés
hq-exempt-note = bureaux non comptés
hq-where = Où en sont les { $n } réponses
hq-where-bar = Sur { $n } bureaux : { $parts }
hq-by-region = Par région
hq-region = Région
hq-share-head = Part
hq-all-states-head = Tous les états, comme ci-dessus
hq-all-regions = Toutes les régions
hq-stage-approved = Approuvées
hq-stage-submitted = À examiner
hq-stage-returned = Renvoyées
hq-stage-progress = En cours
hq-stage-opened = Ouvertes
hq-stage-invited = Non ouvertes
hq-stage-exempt = Dispensées
hq-key-approved = approuvées
hq-key-submitted = attendent un examen
hq-key-returned = renvoyées au bureau
hq-key-progress = en cours
hq-key-opened = ouvertes, sans réponse encore
hq-key-invited = pas encore ouvertes
hq-tag-approved = Approuvée
hq-tag-submitted = Attend un examen
hq-tag-returned = Renvoyée
hq-tag-progress = En cours
hq-tag-opened = Ouverte
hq-tag-invited = Non ouverte
hq-tag-exempt = Dispensé
hq-office = Bureau
hq-state = État
hq-answered = Réponses
hq-last-change = Dernière modification
hq-due = Échéance
hq-problems = Problèmes
hq-none = Aucun
hq-never = Jamais
hq-state-missing = Non soumises
hq-state-all = Tous les états
hq-sort = Ordre
hq-sort-office = Par nom
hq-sort-state = Par état
hq-sort-answered = Par nombre de réponses
hq-sort-last = Par dernière modification
hq-sort-due = Par échéance
hq-show = Afficher les bureaux
hq-list-missing = { $n ->
    [one] { $n } bureau n’a pas soumis
   *[other] { $n } bureaux n’ont pas soumis
    }
hq-list-some = { $n ->
    [one] { $n } bureau
   *[other] { $n } bureaux
    }
hq-list-empty = Aucun bureau n’est dans cet état dans cette région.
hq-page-of = Bureaux { $first } à { $last } sur { $n }
hq-pages = Pages de bureaux
hq-page = Page { $n }
hq-problem-refused = Courriel refusé : { $address }
hq-problem-uncertain = Courriel peut-être non reçu : { $address }
hq-problem-nobody = Personne n’est désigné pour répondre
hq-problem-no-head = Personne n’est désigné pour certifier
hq-extended = prolongée
hq-add-office = Ajouter un bureau
hq-send-reminder = Envoyer un rappel
hq-close-cycle = Clore le cycle
hq-other-tasks = Autres tâches

# office
hq-crumbs = Vous êtes ici
hq-code = Code
hq-kind = Type
hq-kind-country = Bureau de pays
hq-kind-regional = Bureau régional
hq-kind-headquarters = Unité du siège
hq-kind-liaison = Bureau de liaison
hq-countries = Pays
hq-language = Langue
hq-zone = Fuseau horaire
hq-opened-at = Première ouverture
hq-submitted-at = Soumise
hq-by = { $when }, par { $who }
hq-digest = Empreinte des réponses
hq-version = Version du questionnaire
hq-version-behind = { $n } (la plus récente est la { $m })
hq-exempt-because = Dispensé parce que
hq-people = Personnes
hq-people-none = Personne n’est encore désigné pour ce bureau.
hq-name = Nom
hq-mail = Adresse électronique
hq-role = Rôle
hq-role-head = Chef de bureau
hq-role-respondent = Répondant
hq-role-section = Répondant pour { $section }
hq-role-regional = Réviseur régional
hq-role-headquarters = Siège
hq-role-auditor = Auditeur
hq-remove = Retirer
hq-add-person = Ajouter une personne
hq-actions = Ce que vous pouvez faire
hq-do-extend = Prolonger l’échéance
hq-do-exempt = Dispenser le bureau
hq-do-invite = Inviter de nouveau le bureau
hq-do-reopen = Renvoyer les réponses au bureau
hq-do-answer = Saisir une réponse pour le bureau
hq-do-read = Lire les réponses
hq-history = Historique
hq-history-none = Les réponses n’ont pas encore été soumises.
hq-step = de { $from } à { $to }
hq-status-draft = brouillon
hq-status-submitted = soumise
hq-status-returned = renvoyée
hq-status-approved = approuvée
hq-entered = Réponses saisies par le siège
hq-question = Question
hq-before = Avant
hq-after = Après
hq-reason = Motif
hq-empty = sans réponse
hq-log = Journal de ce bureau
hq-log-none = Rien n’est encore consigné.
hq-when = Quand
hq-who = Qui
hq-what = Quoi
hq-detail = Détail
hq-program = Le programme
hq-times = Les heures sont celles de { $zone }.
hq-done-extended = L’échéance a été modifiée.
hq-done-exempted = Le bureau est dispensé et n’est plus compté.
hq-done-invited = Le bureau est de nouveau invité et compté.
hq-done-reopened = Les réponses ont été renvoyées. Chaque personne qui répond pour le bureau reçoit un message.
hq-done-answered = La réponse a été enregistrée. Chaque personne qui répond pour le bureau reçoit un message avec votre motif.
hq-done-person-added = La personne a été ajoutée. Une invitation est en route.
hq-done-person-removed = Le rôle a été retiré.
hq-done-office-added = Le bureau a été ajouté et compte parmi les invités.
hq-done-ended = La personne est exclue et déconnectée partout.
hq-done-admitted = La personne peut se connecter de nouveau.
hq-done-role-added = Le rôle a été attribué. Une invitation est en route.
hq-done-reminded = Les messages sont en route.
hq-done-corrected = L’adresse a été corrigée. Un nouveau message est en route.
hq-done-published = La nouvelle version est publiée. Les bureaux la voient dès maintenant.
hq-done-closed = Le cycle est clos.

# forms
hq-cancel = Revenir sans rien changer
hq-extend-lead = Le bureau a alors jusqu’à ce jour, à la fin de la journée dans son fuseau horaire. Les rappels suivent la nouvelle date.
hq-new-due = Nouvelle date
hq-new-due-hint = Par exemple 2018-02-23. Pas après le { $freeze }, date du gel des réponses.
hq-due-now = Échéance actuelle
hq-reason-hint = Il est conservé dans le journal.
hq-reason-seen = Le bureau le voit.
hq-wrong-day = Écrivez une date du calendrier, comme 2018-02-23. Vous avez écrit « { $text } ».
hq-day-past = Choisissez un jour qui n’est pas passé. Le { $day } est passé.
hq-day-after-freeze = Choisissez un jour au plus tard le { $freeze }, date du gel des réponses.
hq-reason-missing = Écrivez le motif.
hq-too-long = Écrivez au plus { $n } caractères.
hq-exempt-lead = Un bureau dispensé n’a pas à répondre. Il n’entre dans aucun dénominateur, et le rapport le cite avec votre motif. Ses réponses sont conservées.
hq-reason-published = Le rapport l’imprime. Par exemple : ouvert en décembre.
hq-invite-lead = Le bureau est de nouveau invité à répondre et compte dans chaque dénominateur.
hq-reopen-lead = Le bureau peut de nouveau modifier ses réponses et doit les certifier et les soumettre à nouveau. D’ici là, il ne compte pas comme répondant.
hq-reopen-sure = Renvoyer les réponses de { $office } ?
hq-mails-to = { $n ->
    [one] { $n } personne reçoit un message avec votre motif.
   *[other] { $n } personnes reçoivent un message avec votre motif.
    }
hq-mails-to-none = Personne n’est désigné pour ce bureau : personne ne reçoit de message.
hq-not-submitted = Ces réponses sont déjà au bureau.
hq-add-person-lead = La personne reçoit une invitation avec un lien de connexion, dans la langue que vous choisissez.
hq-add-person-sure = Envoyer une invitation à { $name } ?
hq-add-person-sure-to = Elle est envoyée à { $mail }. Quiconque lit cette boîte peut se connecter.
hq-known-person = Cette adresse est déjà connue, avec le nom { $name }. Le nom et la langue restent inchangés.
hq-send-invitation = Envoyer l’invitation
hq-wrong-mail = Écrivez une adresse électronique, comme nom@example.org. Vous avez écrit « { $text } ».
hq-name-missing = Écrivez le nom.
hq-choose = Choisissez.
hq-person-ended = Cette personne est exclue. Réadmettez-la d’abord à la page des personnes.
hq-remove-sure = Retirer ce rôle à { $name } ?
hq-remove-lead = { $name } ne peut plus agir comme : { $role }. Ses réponses restent.
hq-remove-button = Retirer le rôle
hq-add-office-lead = Le bureau compte dès lors parmi les invités, dans chaque dénominateur.
hq-code-hint = Au plus 64 lettres, chiffres, tirets, soulignés et points, comme CO-GHA. Il ne peut être modifié ensuite.
hq-name-en = Nom en anglais
hq-name-fr = Nom en français
hq-name-es = Nom en espagnol
hq-countries-hint = Codes de trois lettres séparés par des espaces, comme CHE FRA. Une unité du siège n’en couvre aucun.
hq-zone-hint = Comme dans la base des fuseaux horaires, par exemple Africa/Accra.
hq-wrong-code = Écrivez un code d’au plus 64 lettres, chiffres, tirets, soulignés et points. Vous avez écrit « { $text } ».
hq-code-taken = Le code { $text } est celui d’un autre bureau. Choisissez-en un autre.
hq-wrong-countries = Écrivez trois capitales par pays, chacun une fois, comme CHE FRA.
hq-countries-unknown = La liste des pays ne contient pas { $text }.
hq-countries-missing = Un bureau de pays couvre au moins un pays.
hq-countries-none = Une unité du siège ne couvre aucun pays : laissez ce champ vide.
hq-wrong-zone = Il n’y a pas de fuseau horaire « { $text } ». Écrivez-le comme Africa/Accra.

# answers
hq-answer-lead = Ne saisissez une réponse que si le bureau vous l’a demandé ou si l’erreur est certaine. Le bureau voit la réponse, votre nom et votre motif, et doit encore la certifier.
hq-answer-which = Quelle question ?
hq-answer-choose = Choisir la question
hq-answer-now = Réponse actuelle
hq-answer-new = Nouvelle réponse
hq-answer-clear = Laissez vide pour retirer la réponse.
hq-answer-date-hint = Année, mois et jour, par exemple 2017-06-30.
hq-answer-sure = Saisir cette réponse pour { $office } ?
hq-answer-button = Saisir la réponse
hq-answer-locked = Ces réponses sont soumises et verrouillées. Renvoyez-les d’abord au bureau ; elles pourront alors être modifiées.
hq-answer-exempt = Ce bureau est dispensé et ne répond pas.
hq-answer-not-asked = Cette question n’est pas posée au bureau en raison de ses autres réponses ; une réponse ne compterait pas.
hq-answer-same = C’est déjà la réponse actuelle.
hq-answer-conflict = Quelqu’un a modifié cette réponse entre-temps : elle est maintenant « { $text } ». La vôtre est conservée ci-dessous. Comparez, puis renvoyez la vôtre ou laissez l’autre.
hq-fault-other = Cela rendrait une autre réponse erronée : { $question }.

# people
hq-people-lead = Toutes les personnes ayant un rôle, et ce que chacune peut faire.
hq-people-count = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
    }
hq-search = Nom, adresse, bureau ou région
hq-search-do = Chercher des personnes
hq-search-none = Personne n’a été trouvé.
hq-access = Accès
hq-access-yes = Peut se connecter
hq-access-no = Exclusion le { $day }
hq-end = Exclure
hq-admit = Réadmettre
hq-end-sure = Exclure { $name } ?
hq-end-lead = { $name } est aussitôt déconnecté de tous ses appareils, et aucun lien ne lui donne accès. Ses réponses restent. Vous pouvez l’admettre de nouveau.
hq-end-self = Vous ne pouvez pas vous exclure. Demandez à un collègue du siège.
hq-last-headquarters = Au moins une personne doit pouvoir conduire le cycle. Ajoutez-en d’abord une autre.
hq-add-role-lead = Les réviseurs régionaux, le siège et les auditeurs sont ajoutés ici. Les personnes qui répondent pour un bureau le sont à la page du bureau.
hq-region-for = Région, pour un réviseur régional
hq-region-missing = Choisissez la région que cette personne examine.
hq-no-region = Toutes les régions, ou sans objet

# reminders
hq-reminders = Rappels
hq-troubled = Messages non parvenus
hq-troubled-none = Tous les messages ont été remis, pour autant qu’on sache.
hq-trouble-refused = Refusé
hq-trouble-uncertain = Incertain
hq-trouble-refused-do = Le serveur a refusé l’adresse. Corrigez-la, et le message sera réécrit.
hq-trouble-uncertain-do = Le programme s’est arrêté pendant l’envoi. Il n’est jamais renvoyé de lui-même : demandez à la personne, ou envoyez-en un nouveau.
hq-correct = Corriger l’adresse
hq-correct-lead = { $name } se connecte désormais avec cette adresse. L’ancienne ne vaut plus, et un lien de connexion est envoyé à la nouvelle.
hq-correct-button = Corriger et envoyer un lien de connexion
hq-mail-taken = Cette adresse est déjà celle de { $name }.
hq-server-said = Réponse du serveur
hq-message = Message

# questionnaire
hq-questionnaire = Questionnaire
hq-q-current = La version { $n } est en usage.
hq-q-questions = Questions auxquelles les bureaux répondent
hq-q-sections = Sections
hq-q-languages = Langues
hq-q-preview = Le lire comme un bureau le voit
hq-q-history = Versions
hq-q-version = Version
hq-q-published = Publiée
hq-q-note = Ce qui a été corrigé
hq-q-first = Du dossier du cycle
hq-q-correct = Publier une version corrigée
hq-q-correct-lead = Envoyez les feuilles corrigées : survey.csv, choices.csv, settings.csv, ou un classeur (.xlsx) avec des feuilles de ces noms. Ce que vous n’envoyez pas reste inchangé. Rien ne change avant que vous ayez vu ce qui changerait.
hq-q-files = Feuilles
hq-q-check = Voir ce qui changerait
hq-q-no-files = Choisissez au moins un fichier.
hq-q-wrong-file = Un fichier peut s’appeler survey.csv, choices.csv ou settings.csv, ou finir par .xlsx. Vous avez envoyé « { $text } ».
hq-q-no-sheet = Le classeur { $text } n’a aucune feuille survey, choices ou settings.
hq-q-faults = { $n ->
    [one] Les feuilles ont { $n } erreur. Rien n’a été changé.
   *[other] Les feuilles ont { $n } erreurs. Rien n’a été changé.
    }
hq-q-warnings = À vérifier
hq-q-place = Où
hq-q-fault = Ce qui ne va pas
hq-q-hint = Que faire
hq-q-changes = Ce qui changerait
hq-q-same = Ces feuilles ne changent aucune question.
hq-q-added = Ajoutées
hq-q-withdrawn = Retirées
hq-q-changed = Modifiées
hq-q-unchanged = Inchangées
hq-q-touched = Réponses concernées
hq-q-aspect = Ce qui change
aspect-wording = Formulation
aspect-kind = Type de réponse
aspect-choices = Choix
aspect-logic = Quand elle est posée, ce qui est admis
hq-q-keep = Les questions inchangées gardent leurs réponses. Les bureaux sont invités à revoir celles qui changent. Les réponses aux questions retirées sont conservées et montrées, sans compter.
hq-q-note-hint = Les bureaux et les auditeurs la lisent. Par exemple : l’aide de la question 3.2 a été corrigée.
hq-q-note-missing = Dites ce qui a été corrigé.
hq-q-publish = Publier la version { $n }
hq-q-identical = Ces feuilles sont déjà celles en usage.
hq-q-required = Une réponse est obligatoire.
hq-q-required-if = Une réponse est obligatoire si
hq-q-asked-if = Posée si
hq-q-allowed-if = Admise si
hq-q-previous = Section précédente
hq-q-next = Section suivante
hq-kind-text = Texte
hq-kind-integer = Nombre entier
hq-kind-decimal = Nombre
hq-kind-date = Date
hq-kind-one = Un choix
hq-kind-many = Plusieurs choix
hq-kind-tick = Une case à cocher
hq-kind-file = Un fichier

# close
hq-close-lead = La clôture gèle les réponses pour le rapport. Ensuite, plus rien n’en change, et elle ne peut être annulée.
hq-close-responding = { $share } pour cent, { $n } bureaux sur { $m }, ont soumis ou sont approuvés. Ceux-ci comptent comme répondants.
hq-close-missing = { $n ->
    [one] { $n } bureau n’a pas soumis et ne comptera pas :
   *[other] { $n } bureaux n’ont pas soumis et ne compteront pas :
    }
hq-close-before = Le gel est prévu le { $day }.
hq-close-type = Pour confirmer, tapez l’année du cycle
hq-close-type-hint = { $year }
hq-close-wrong = Tapez { $year } pour clore ce cycle. Vous avez écrit « { $text } ».
hq-close-faults = Les réponses ne peuvent être gelées telles quelles. Rien n’a été changé.
hq-close-is = Le cycle a été clos { $when } par { $who }.
hq-close-digest = SHA-256 de l’instantané
hq-close-size = Taille de l’instantané
hq-bytes = { $n ->
    [one] { $n } octet
   *[other] { $n } octets
    }

# mail
hq-letter-foot = Pour toute question, écrivez à { $contact }.
hq-letter-invitation-subject = { $cycle } : invitation à participer
hq-letter-invitation-text = Vous avez été ajouté comme : { $role }. Ouvrez ce lien pour vous connecter ; il vaut une fois, pendant { $hours } heures, après quoi un nouveau peut être demandé à la page de connexion.
hq-letter-reopened-subject = { $office } : vos réponses vous sont renvoyées
hq-letter-reopened-text = { $who }, du siège, a renvoyé les réponses de { $office } pour correction. Une fois corrigées, elles doivent être certifiées et soumises à nouveau. Le motif :
hq-letter-answered-subject = { $office } : le siège a saisi une réponse pour vous
hq-letter-answered-text = { $who }, du siège, a saisi une réponse pour { $office } à cette question : { $question } Vérifiez-la avant la certification des réponses. Le motif :
hq-letter-link-subject = Votre lien de connexion : { $cycle }
hq-letter-link-text = Votre adresse a été corrigée. Ouvrez ce lien pour vous connecter ; il vaut une fois, pendant { $hours } heures.
hq-letter-reminder-subject = { $office } : réponses attendues le { $day }
hq-letter-reminder-text = Les réponses de { $office } pour le document « { $cycle } » n’ont pas encore été soumises. Elles sont attendues le { $day }. Ce qui a été saisi est enregistré.
hq-letter-overdue-subject = { $office } : réponses attendues depuis le { $day }
hq-letter-overdue-text = Les réponses de { $office } pour le document « { $cycle } » étaient attendues le { $day } et n’ont pas encore été soumises. Ce qui a été saisi est enregistré. S’il vous faut plus de temps, écrivez-nous.
hq-someone = collègue
hq-line = Une phrase de votre part (facultatif)
hq-line-hint = Tout le monde la lit telle quelle ; elle n’est pas traduite.
hq-remind-nobody = Personne n’attend de rappel : chaque bureau a soumis ou est dispensé, ou personne n’est désigné pour répondre.
hq-remind-people = { $n ->
    [one] { $n } message partirait, dans la langue de la personne. Ceux qui ont terminé n’en reçoivent pas.
   *[other] { $n } messages partiraient, chacun dans la langue de la personne. Ceux qui ont terminé n’en reçoivent pas.
    }
hq-remind-what = Ce qu’il dit
hq-remind-sure = { $n ->
    [one] Envoyer { $n } message maintenant ?
   *[other] Envoyer { $n } messages maintenant ?
    }
hq-remind-once = Qui soumet entre-temps n’en reçoit pas, et personne n’en reçoit deux le même jour. En voici le texte :
hq-remind-button = Envoyer les messages
hq-ladder = Rappels prévus
hq-ladder-lead = Ils partent d’eux-mêmes à { $hour } h 00 dans chaque bureau, aux bureaux qui n’ont pas soumis. Un bureau à l’échéance prolongée est rappelé selon sa propre date.
hq-ladder-none = Ici, aucun rappel ne part de lui-même.
hq-ladder-written = { $n ->
    [one] { $n } message rédigé
   *[other] { $n } messages rédigés
    }
hq-ladder-due = réponses attendues
