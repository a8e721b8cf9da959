# The pages of an office.
your-sections = Vos sections
tasks-lead = { $complete } sections sur { $sections } sont complètes. { $given } questions sur { $asked } ont une réponse.
task-questions = { $given } sur { $asked } avec réponse
task-faults = { $count } à corriger
task-conflicts = { $count } à départager
task-comments =
  { $count } { $count ->
      [one] commentaire
     *[other] commentaires
    }
state-attention = À revoir
state-complete = Complète
state-progress = En cours
state-not-asked = Non posée
state-not-started = Pas commencée
response-draft = En cours de réponse
response-submitted = Soumise
response-returned = Renvoyée
response-approved = Approuvée
returned-to-you = Votre examinateur vous demande de revoir des réponses
role-certifies = certifie
role-section = section { $number }
role-all = Toutes les sections
send-heading = Envoyer
check-and-submit = Vérifier vos réponses et soumettre
check-any-time = Vous pouvez lire vos réponses à tout moment
sections-to-go =
  Encore { $count } { $count ->
      [one] section
     *[other] sections
    }
ready = Prêt
about-response = À propos de cette réponse
your-deadline = Votre échéance
ask-more-time = Demander un délai
people-answering = Personnes qui répondent
nobody-yet = Personne n’a encore été désigné.
add-people = Ajouter ou retirer des personnes
poor-connection = Connexion difficile ?
take-workbook = Emportez le questionnaire sous forme de classeur, avec les réponses de l’an dernier
take-print = Imprimer le questionnaire
bring-workbook = Rapporter un classeur rempli
breadcrumb = Fil d’Ariane
section-of = Section { $number } sur { $sections }
answers-need-look =
  { $count ->
      [one] Une réponse est à revoir
     *[other] { $count } réponses sont à revoir
    }
choose-version = Choisissez la réponse à garder
every-question = Chaque question attend une réponse, sauf mention « facultatif ». Si la réponse est aucun, écrivez 0 : un champ vide signifie que nous ne savons pas.
read-only-now = Ces réponses peuvent être lues, mais plus modifiées.
read-only-you = Vous pouvez lire cette section. D’autres personnes de votre bureau y répondent.
optional = (facultatif)
day-word = Jour
month-word = Mois
year-word = Année
i-confirm = Je confirme
no-file = Aucun fichier n’est joint.
remove = Retirer
attach = Joindre le fichier
last-year = L’an dernier :
same-as-last-year = Comme l’an dernier
saved = Enregistré { $time }
saved-by = Enregistré { $time }, { $name }
saved-copied = Repris de l’an dernier, { $time }
saved-headquarters = Saisi par le siège ({ $name }), { $time }
saved-imported = D’un classeur, { $time }
conflict = Conflit
conflict-do = Deux personnes ont modifié cette réponse. Rien n’est perdu : choisissez celle à garder.
keep-chosen = Garder la réponse choisie
emptied = (vidé)
what-explains = Qu’est-ce qui explique l’écart ?
what-explains-hint = Nous le demandons quand un nombre a doublé ou diminué de moitié. Votre examinateur le lit ; ce n’est pas publié.
may-publish = Ce texte peut être publié dans le rapport, avec le nom de notre bureau
comment-on = Commenter
comments-on =
  { $count } { $count ->
      [one] commentaire
     *[other] commentaires
    } sur
your-comment = Votre commentaire
add-comment = Ajouter le commentaire
not-asked-note = La question { $number } n’est pas posée, en raison d’une réponse précédente.
save = Enregistrer
save-and-continue = Enregistrer et continuer
in-this-section = Dans cette section
answered = Répondu
empty = Vide
check-answers = Vérifiez vos réponses
not-submitted = Les réponses n’ont pas été soumises
say-sure = Indiquez que le chef de bureau approuve ces réponses
still-open =
  { $count ->
      [one] Un point reste ouvert
     *[other] { $count } points restent ouverts
    }
open-fault = (à corriger)
open-conflict = (à départager)
open-missing = (sans réponse)
open-explanation = (qu’est-ce qui explique l’écart ?)
not-asked = Non posée
needs-correction = À corriger
not-answered = Sans réponse
change = Modifier
submit-heading = Soumettre
submit-what-next = Votre bureau régional examine les réponses. Il les approuve ou vous renvoie des questions. D’ici là, vous pouvez reprendre la réponse.
certify = Je certifie que ces réponses sont celles du bureau, en tant que chef ou en son nom
note-to-reviewer = Un mot à votre examinateur (facultatif)
submit-answers = Soumettre les réponses
head-submits = Le chef de votre bureau certifie et soumet ces réponses.
receipt = Accusé de réception
receipt-thanks = Merci. Les réponses de votre bureau sont bien arrivées.
receipt-counts = Données : { $given }. Sans réponse : { $empty }. Non posées : { $skipped }. Reprises de l’an dernier : { $copied }.
office-word = Bureau
submitted-at = Soumis
submitted-by = Par
answers-word = Réponses
digest-word = Empreinte
digest-hint = L’empreinte (SHA-256) est calculée à partir de vos réponses. Si une seule réponse change ensuite, elle ne correspond plus.
receipt-pdf = Télécharger l’accusé (PDF)
receipt-text = Le texte dont l’empreinte est calculée
found-mistake = Une erreur ?
take-back-what = Vous pouvez reprendre la réponse tant qu’elle n’est pas approuvée. Il faudra la soumettre à nouveau.
take-back = Reprendre la réponse
what-next = La suite
next-submitted = Le bureau a soumis ses réponses
next-review = Le bureau régional les examine ; vous recevez un message dans tous les cas
next-freeze = Le siège fige toutes les réponses et calcule les chiffres
next-report = Le Rapport annuel est publié
no-receipt = Il n’y a pas encore d’accusé
no-receipt-do = L’accusé est établi quand les réponses sont soumises.
add-colleague = Ajouter un collègue
add-colleague-what = Nous envoyons une invitation. Qui reçoit une section peut lire les autres et répondre à celle-là.
colleague-name = Nom
colleague-mail = Adresse électronique professionnelle
colleague-section = Ce à quoi il ou elle répond
invite-colleague = Inviter le collègue
wrong-name = Écrivez le nom de votre collègue
wrong-section = Choisissez une section de la liste
wrong-question = Cette question n’est pas sur vos pages. Rien n’a été enregistré ; rouvrez la section.
wrong-choice = Ce choix n’est pas sur la liste de la question. Rien n’a été enregistré ; rouvrez la section et choisissez.
wrong-not-asked = Cette question n’est pas posée, en raison d’une autre réponse. Rien n’a été enregistré ; rouvrez la section.
wrong-no-file = Choisissez d’abord un fichier, puis joignez-le.
wrong-file = Ce type de fichier ne peut pas être joint. Utilisez PDF, PNG, JPEG, Word, Excel, PowerPoint ou texte OpenDocument ; le nom doit correspondre au contenu.
office-exempt = Ce bureau n’a pas à répondre dans ce cycle.
fault-separator = Écrivez le nombre en chiffres sans séparateur, comme 1240 ou 12.5. Vous avez écrit « { $value } ».
fault-integer = Écrivez un nombre entier en chiffres, comme 1240. Vous avez écrit « { $value } ».
fault-decimal = Écrivez un nombre en chiffres, comme 12.5. Vous avez écrit « { $value } ».
fault-date = Écrivez le jour, le mois et l’année en chiffres, comme 27 3 2017. Vous avez écrit « { $value } ».
fault-choice = Choisissez dans la liste. Ce qui a été choisi n’est pas proposé à votre bureau.
fault-constraint = « { $value } » sort de ce que cette question permet. Comparez avec l’indication.
fault-constraint-js = Ceci sort de ce que la question permet. Comparez avec l’indication.
fault-other = Ceci ne peut pas être une réponse : « { $value } ». Comparez avec l’indication.
js-saved = Enregistré {"{"}time{"}"}
js-saving = Enregistrement …
js-offline = Hors connexion depuis {"{"}time{"}"} : gardé sur cet appareil
js-expired = Votre session a pris fin. Les réponses sont gardées sur cet appareil :
js-locked = Ces réponses sont soumises et ne peuvent plus être modifiées. Ce que vous avez écrit est gardé sur cet appareil.
js-conflict = Conflit
js-copied = Repris de l’an dernier, enregistré {"{"}time{"}"}
js-kept = Gardé sur cet appareil
js-unkept = Pas enregistré depuis {"{"}time{"}"} : gardez cette page ouverte
js-mine = Vous, sur cet appareil
js-changed = Modifié par {"{"}by{"}"}, {"{"}time{"}"}
js-refused = Ceci n’a pas pu être enregistré en l’état.
mail-submitted-subject = { $office } : réponses soumises, { $cycle }
workbook-start = Commencer ici
workbook-1 = Écrivez seulement dans les cellules teintées ; les autres sont verrouillées.
workbook-2 = Si la réponse est aucun, écrivez 0. Une cellule vide signifie sans réponse.
workbook-3 = Certaines questions ne sont posées qu’après certaines réponses ; celles qui ne sont pas posées sont ignorées au retour du fichier.
workbook-4 = Une fois rempli, rapportez le fichier à la page « Rapporter un classeur ». Vous voyez chaque changement avant qu’il soit pris.
workbook-number = Nº
workbook-question = Question
workbook-last = L’an dernier
workbook-hint = Comment répondre
workbook-depends = (Posée seulement après certaines réponses.)
workbook-date = Écrivez le jour comme 2017-06-30.
workbook-tick = Écrivez x à côté de chaque choix qui convient.
import-lead = Choisissez le classeur téléchargé ici et rempli. Vous voyez ce qu’il change avant toute modification.
import-file = Le classeur (.xlsx)
import-read = Lire le classeur
import-nothing = Le classeur dit ce qui est déjà ici. Rien ne change.
import-take = Prendre ces réponses
import-leave = Tout laisser en l’état
import-faults =
  { $count ->
    [one] Un point est erroné ; rien n’a été modifié
   *[other] { $count } points sont erronés ; rien n’a été modifié
  }
import-changes =
  { $count ->
    [one] Une réponse changerait
   *[other] { $count } réponses changeraient
  }

# A question that was corrected after it was answered. $time: when; $what: aspects
question-corrected = Cette question a été corrigée : { $time }. Ce qui a changé : { $what }. Veuillez vérifier si votre réponse reste valable.
corrected-since = Question corrigée depuis
withdrawn-questions = Questions qui ne sont plus posées
withdrawn-kept = Vos réponses sont conservées ; elles n’entrent dans aucun chiffre.
