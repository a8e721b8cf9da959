# La revue : les bureaux d’une région, les réponses de l’un d’eux, renvoyer et approuver.
per-cent = { $share } pour cent
region-title = Bureaux à revoir
region-choose = Région
region-show = Afficher la région
region-caption = D’abord ceux qui attendent une revue, le plus ancien en tête.
region-answers = Réponses
region-submitted = Envoyées
region-answered = { $given } sur { $asked }
region-late =
  { $days ->
      [one] { $days } jour de retard
     *[other] { $days } jours de retard
    }
region-exempt = Dispensés de répondre pour ce cycle
review-title = Revue
review-draft = En cours de réponse
review-unopened = Pas encore ouvert
review-submitted = En attente de revue
review-returned = De nouveau au bureau
review-approved = Approuvé
review-never-submitted = Pas encore envoyé
review-submitted-by =
  Envoyé le { $time } par { $name }{ $times ->
      [0] {""}
      [1] , pour la première fois
     *[other] , { $times } fois jusqu’ici
    }
review-submitted-on = Envoyé le { $time }
review-lead =
  { $changed } réponses sur { $all } diffèrent de celles de l’an dernier. { $strong ->
      [0] Aucune ne s’en écarte fortement.
      [1] Une s’en écarte fortement.
     *[other] { $strong } s’en écartent fortement.
    } { $edited ->
      [0] {""}
      [1] Une a été modifiée depuis la dernière revue.
     *[other] { $edited } ont été modifiées depuis la dernière revue.
    }
review-counts = { $given } données, { $empty } sans réponse, { $skipped } non posées
review-which = Quelles réponses
review-show-all = Toutes
review-show-changed = Modifiées
review-show-strong = Forts écarts
review-show-edited = Depuis la dernière revue
review-show-comments = Avec commentaires
review-show-copied = Reprises
review-strong-first = D’abord les forts écarts
review-above = Affichées plus haut, parmi les forts écarts :
review-skipped =
  { $count ->
      [one] { $count } question n’est pas posée
     *[other] { $count } questions ne sont pas posées
    }
review-none = Aucune réponse de ce genre.
review-last = L’an dernier
review-this = Cette année
review-difference = Écart
review-no-last = Sans réponse, ou non posée
review-doubled = Au moins doublé
review-halved = Au plus la moitié
review-more = { $change }, soit { $share } pour cent de plus
review-less = { $change }, soit { $share } pour cent de moins
review-copied = Reprise de l’an dernier
review-edited = Modifiée depuis la dernière revue
review-edited-before = Auparavant : { $before }
review-explains = Explication du bureau :
review-unexplained = Le bureau ne donne pas d’explication.
review-may-publish = Peut être publié avec le nom du bureau
review-may-not-publish = À ne pas publier
review-files = Justificatifs :
review-comment = Écrire un commentaire
review-comments =
  { $count ->
      [one] { $count } commentaire
     *[other] { $count } commentaires
    }
review-comment-label = Commentaire
review-comment-add = Ajouter le commentaire
review-comment-empty = Le commentaire est vide. Revenez en arrière et écrivez-le d’abord.
review-comment-long = Un commentaire ou un message peut compter 5 000 caractères. Raccourcissez-le, ou envoyez-le en deux fois.
review-comment-question = Cette question ne figure pas sur les pages de ce bureau. Rien n’a été ajouté.
review-closed = Le cycle est clos : réponses et commentaires sont gelés. Rien n’a été modifié.
review-whole = Sur l’ensemble des réponses
review-nothing-said = Rien n’en a encore été dit.
review-decision = Votre décision
review-message = Message au bureau
review-message-hint = Dites ce qu’il faut revoir. Les commentaires sur les réponses parviennent aussi au bureau.
review-return = Renvoyer les réponses
review-sure = J’ai revu ces réponses et je les approuve
review-sure-hint = Elles sont alors verrouillées. Seul le siège peut les rouvrir.
review-approve = Approuver toutes les réponses
review-not-done = Rien n’a été décidé
review-needs-note = Écrivez un message, ou un commentaire sur une réponse, qui dise ce qu’il faut revoir
review-not-sure = Cochez que vous avez revu les réponses
review-stale = Les réponses ont changé depuis l’ouverture de cette page, ou la décision est déjà prise. Voyez où elles en sont, puis décidez de nouveau.
review-about = À propos de ces réponses
review-office = Le bureau
review-people = Répondants
review-role-head = chef
review-role-respondent = répondant
review-history = Jusqu’ici
review-step = { $from } → { $to }
review-next = Les suivants de la région
review-since = depuis : { $time }
mail-returned-subject = { $office } : vos réponses sont à revoir
mail-returned-text =
  Bonjour { $name },

  { $reviewer } a renvoyé les réponses de { $office } ({ $cycle }).{ $comments ->
      [0] {""}
      [1] {" "}Un commentaire figure à côté des réponses.
     *[other] {" "}{ $comments } commentaires figurent à côté des réponses.
    }

  Corrigez ce qui doit l’être et envoyez-les de nouveau : { $link }
mail-returned-note = Le message :
mail-approved-subject = { $office } : réponses approuvées
mail-approved-text =
  Bonjour { $name },

  { $reviewer } a approuvé les réponses de { $office } ({ $cycle }). Il n’y a plus rien à faire.

  Vous pouvez les lire à tout moment : { $link }
