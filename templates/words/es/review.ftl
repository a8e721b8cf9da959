# La revisión: las oficinas de una región, las respuestas de una, devolver y aprobar.
per-cent = { $share } por ciento
region-title = Oficinas por revisar
region-choose = Región
region-show = Mostrar la región
region-caption = Primero las que esperan una revisión; arriba, la que espera desde hace más tiempo.
region-answers = Respuestas
region-submitted = Enviadas
region-answered = { $given } de { $asked }
region-late =
  { $days ->
      [one] { $days } día de retraso
     *[other] { $days } días de retraso
    }
region-exempt = Exentas de responder en este ciclo
review-title = Revisión
review-draft = Respondiendo
review-unopened = Aún sin abrir
review-submitted = Espera una revisión
review-returned = De nuevo en la oficina
review-approved = Aprobado
review-never-submitted = Aún no enviado
review-submitted-by =
  Enviado el { $time } por { $name }{ $times ->
      [0] {""}
      [1] , por primera vez
     *[other] , { $times } veces hasta ahora
    }
review-submitted-on = Enviado el { $time }
review-lead =
  { $changed } de { $all } respuestas difieren de las del año pasado. { $strong ->
      [0] Ninguna se aparta mucho.
      [one] Una se aparta mucho.
     *[other] { $strong } se apartan mucho.
    } { $edited ->
      [0] {""}
      [one] Una cambió desde la última revisión.
     *[other] { $edited } cambiaron desde la última revisión.
    }
review-counts = { $given } dadas, { $empty } sin respuesta, { $skipped } no preguntadas
review-which = Qué respuestas
review-show-all = Todas
review-show-changed = Cambiadas
review-show-strong = Cambios grandes
review-show-edited = Desde la última revisión
review-show-comments = Con comentarios
review-show-copied = Copiadas
review-strong-first = Primero los cambios grandes
review-above = Más arriba, entre los cambios grandes:
review-skipped =
  { $count ->
      [one] { $count } pregunta no se hace
     *[other] { $count } preguntas no se hacen
    }
review-none = No hay ninguna respuesta así.
review-last = El año pasado
review-this = Este año
review-difference = Cambio
review-no-last = Sin respuesta, o no preguntada
review-doubled = Al menos el doble
review-halved = A lo sumo la mitad
review-more = { $change }, un { $share } por ciento más
review-less = { $change }, un { $share } por ciento menos
review-copied = Copiada del año pasado
review-edited = Cambiada desde la última revisión
review-edited-before = Antes: { $before }
review-explains = La oficina explica:
review-unexplained = La oficina no da ninguna explicación.
review-may-publish = Puede publicarse con el nombre de la oficina
review-may-not-publish = No debe publicarse
review-files = Documentos:
review-comment = Escribir un comentario
review-comments =
  { $count ->
      [one] { $count } comentario
     *[other] { $count } comentarios
    }
review-comment-label = Comentario
review-comment-add = Añadir el comentario
review-comment-empty = El comentario está vacío. Vuelva atrás y escríbalo primero.
review-comment-long = Un comentario o un mensaje puede tener hasta 5.000 caracteres. Acórtelo, o envíelo en dos partes.
review-comment-question = Esa pregunta no está en las páginas de esta oficina. No se añadió nada.
review-closed = El ciclo está cerrado: las respuestas y los comentarios están congelados. No se cambió nada.
review-whole = Sobre el conjunto de las respuestas
review-nothing-said = Aún no se ha dicho nada.
review-decision = Su decisión
review-message = Mensaje a la oficina
review-message-hint = Diga qué hay que revisar. Los comentarios sobre las respuestas también llegan a la oficina.
review-return = Devolver las respuestas
review-sure = He revisado estas respuestas y las apruebo
review-sure-hint = Quedan bloqueadas desde entonces. Solo la sede puede reabrirlas.
review-approve = Aprobar todas las respuestas
review-not-done = No se decidió nada
review-needs-note = Escriba un mensaje, o un comentario sobre una respuesta, que diga qué hay que revisar
review-not-sure = Marque que ha revisado las respuestas
review-stale = Las respuestas cambiaron desde que abrió esta página, o alguien ya decidió. Vea cómo están ahora y decida de nuevo.
review-about = Sobre estas respuestas
review-office = La oficina
review-people = Responden
review-role-head = jefatura
review-role-respondent = responde
review-history = Hasta ahora
review-step = { $from } → { $to }
review-next = Las siguientes de la región
review-since = desde: { $time }
mail-returned-subject = { $office }: revise sus respuestas
mail-returned-text =
  Hola, { $name }:

  { $reviewer } ha devuelto las respuestas de { $office } ({ $cycle }).{ $comments ->
      [0] {""}
      [one] {" "}Hay un comentario junto a las respuestas.
     *[other] {" "}Hay { $comments } comentarios junto a las respuestas.
    }

  Corrija lo necesario y envíelas de nuevo: { $link }
mail-returned-note = El mensaje:
mail-approved-subject = { $office }: respuestas aprobadas
mail-approved-text =
  Hola, { $name }:

  { $reviewer } ha aprobado las respuestas de { $office } ({ $cycle }). No hay nada más que hacer.

  Puede leerlas en cualquier momento: { $link }
