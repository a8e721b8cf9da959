# What headquarters sees and sends.

# participation
hq-participation = Participación
hq-received = Recibidas
hq-n-of-m = { $n } de { $m }
hq-share-of-invited = { $share } por ciento de las oficinas invitadas
hq-share = { $share } %
hq-needed = Faltan para el 95 por ciento
hq-needed-of = { $n } de { $m } oficinas son el 95 por ciento
hq-time-left = Tiempo restante
hq-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
    }
hq-days-over = { $n ->
    [one] { $n } día de retraso
   *[other] { $n } días de retraso
    }
hq-due-today = Hoy
hq-due-on = Respuestas hasta el { $day }
hq-closed-stat = Cerrado
hq-exempt-stat = Exentas
hq-exempt-note = oficinas que no se cuentan
hq-where = Dónde están las { $n } respuestas
hq-where-bar = De { $n } oficinas: { $parts }
hq-by-region = Por región
hq-region = Región
hq-share-head = Porcentaje
hq-all-states-head = Todos los estados, como arriba
hq-all-regions = Todas las regiones
hq-stage-approved = Aprobadas
hq-stage-submitted = Por revisar
hq-stage-returned = Devueltas
hq-stage-progress = En curso
hq-stage-opened = Abiertas
hq-stage-invited = Sin abrir
hq-stage-exempt = Exentas
hq-key-approved = aprobadas
hq-key-submitted = esperan revisión
hq-key-returned = devueltas a la oficina
hq-key-progress = en curso
hq-key-opened = abiertas, aún sin respuestas
hq-key-invited = aún sin abrir
hq-tag-approved = Aprobada
hq-tag-submitted = Espera revisión
hq-tag-returned = Devuelta
hq-tag-progress = En curso
hq-tag-opened = Abierta
hq-tag-invited = Sin abrir
hq-tag-exempt = Exenta
hq-office = Oficina
hq-state = Estado
hq-answered = Respuestas
hq-last-change = Último cambio
hq-due = Plazo
hq-problems = Problemas
hq-none = Ninguno
hq-never = Nunca
hq-state-missing = Sin enviar
hq-state-all = Todos los estados
hq-sort = Orden
hq-sort-office = Por nombre
hq-sort-state = Por estado
hq-sort-answered = Por número de respuestas
hq-sort-last = Por último cambio
hq-sort-due = Por plazo
hq-show = Mostrar oficinas
hq-list-missing = { $n ->
    [one] { $n } oficina no ha enviado
   *[other] { $n } oficinas no han enviado
    }
hq-list-some = { $n ->
    [one] { $n } oficina
   *[other] { $n } oficinas
    }
hq-list-empty = Ninguna oficina está en este estado en esta región.
hq-page-of = Oficinas { $first } a { $last } de { $n }
hq-pages = Páginas de oficinas
hq-page = Página { $n }
hq-problem-refused = Correo rechazado: { $address }
hq-problem-uncertain = El correo quizá no llegó: { $address }
hq-problem-nobody = Nadie está designado para responder
hq-problem-no-head = Nadie está designado para certificar
hq-extended = prorrogado
hq-add-office = Añadir una oficina
hq-send-reminder = Enviar un recordatorio
hq-close-cycle = Cerrar el ciclo
hq-other-tasks = Otras tareas

# office
hq-crumbs = Está aquí
hq-code = Código
hq-kind = Tipo
hq-kind-country = Oficina en el país
hq-kind-regional = Oficina regional
hq-kind-headquarters = Unidad de la sede
hq-kind-liaison = Oficina de enlace
hq-countries = Países
hq-language = Idioma
hq-zone = Zona horaria
hq-opened-at = Primera apertura
hq-submitted-at = Enviada
hq-by = { $when }, por { $who }
hq-digest = Huella de las respuestas
hq-version = Versión del cuestionario
hq-version-behind = { $n } (la más reciente es la { $m })
hq-exempt-because = Exenta porque
hq-people = Personas
hq-people-none = Aún no hay nadie designado para esta oficina.
hq-name = Nombre
hq-mail = Correo electrónico
hq-role = Función
hq-role-head = Jefe de oficina
hq-role-respondent = Encuestado
hq-role-section = Encuestado para { $section }
hq-role-regional = Revisor regional
hq-role-headquarters = Sede
hq-role-auditor = Auditor
hq-remove = Retirar
hq-add-person = Añadir una persona
hq-actions = Qué puede hacer
hq-do-extend = Prorrogar el plazo
hq-do-exempt = Eximir a la oficina
hq-do-invite = Volver a invitar a la oficina
hq-do-reopen = Devolver las respuestas a la oficina
hq-do-answer = Introducir una respuesta por la oficina
hq-do-read = Leer las respuestas
hq-history = Historial
hq-history-none = Las respuestas aún no se han enviado.
hq-step = de { $from } a { $to }
hq-status-draft = borrador
hq-status-submitted = enviada
hq-status-returned = devuelta
hq-status-approved = aprobada
hq-entered = Respuestas introducidas por la sede
hq-question = Pregunta
hq-before = Antes
hq-after = Después
hq-reason = Motivo
hq-empty = sin respuesta
hq-log = Registro de esta oficina
hq-log-none = Aún no hay nada registrado.
hq-when = Cuándo
hq-who = Quién
hq-what = Qué
hq-detail = Detalle
hq-program = El programa
hq-times = Las horas son las de { $zone }.
hq-done-extended = Se ha cambiado el plazo.
hq-done-exempted = La oficina está exenta y ya no se cuenta.
hq-done-invited = La oficina vuelve a estar invitada y a contarse.
hq-done-reopened = Las respuestas se han devuelto. Cada persona que responde por la oficina recibe un mensaje.
hq-done-answered = La respuesta se ha guardado. Cada persona que responde por la oficina recibe un mensaje con su motivo.
hq-done-person-added = La persona se ha añadido. La invitación está en camino.
hq-done-person-removed = La función se ha retirado.
hq-done-office-added = La oficina se ha añadido y cuenta como invitada.
hq-done-ended = La persona está excluida y se ha cerrado su sesión en todas partes.
hq-done-admitted = La persona puede volver a iniciar sesión.
hq-done-role-added = La función se ha asignado. La invitación está en camino.
hq-done-reminded = Los mensajes están en camino.
hq-done-corrected = La dirección se ha corregido. Un nuevo mensaje está en camino.
hq-done-published = La nueva versión está publicada. Las oficinas la ven desde ahora.
hq-done-closed = El ciclo está cerrado.

# forms
hq-cancel = Volver sin cambiar nada
hq-extend-lead = La oficina tiene entonces hasta ese día, al final del día en su zona horaria. Los recordatorios siguen la nueva fecha.
hq-new-due = Nueva fecha
hq-new-due-hint = Por ejemplo 2018-02-23. No después del { $freeze }, cuando se congelan las respuestas.
hq-due-now = Plazo actual
hq-reason-hint = Queda en el registro.
hq-reason-seen = La oficina lo ve.
hq-wrong-day = Escriba un día del calendario, como 2018-02-23. Usted escribió «{ $text }».
hq-day-past = Elija un día que no haya pasado. El { $day } ya pasó.
hq-day-after-freeze = Elija un día no posterior al { $freeze }, cuando se congelan las respuestas.
hq-reason-missing = Escriba el motivo.
hq-too-long = Escriba como máximo { $n } caracteres.
hq-exempt-lead = Una oficina exenta no tiene que responder. No entra en ningún denominador, y el informe la cita con su motivo. Sus respuestas se conservan.
hq-reason-published = El informe lo imprime. Por ejemplo: abierta en diciembre.
hq-invite-lead = La oficina vuelve a estar invitada a responder y cuenta en cada denominador.
hq-reopen-lead = La oficina puede volver a cambiar sus respuestas y debe certificarlas y enviarlas de nuevo. Hasta entonces no cuenta como participante.
hq-reopen-sure = ¿Devolver las respuestas de { $office }?
hq-mails-to = { $n ->
    [one] { $n } persona recibe un mensaje con su motivo.
   *[other] { $n } personas reciben un mensaje con su motivo.
    }
hq-mails-to-none = Nadie está designado para esta oficina, así que nadie recibe un mensaje.
hq-not-submitted = Estas respuestas ya están en la oficina.
hq-add-person-lead = La persona recibe una invitación con un enlace de acceso, en el idioma que usted elija.
hq-add-person-sure = ¿Enviar una invitación a { $name }?
hq-add-person-sure-to = Se envía a { $mail }. Quien lea ese buzón puede iniciar sesión.
hq-known-person = Esta dirección ya se conoce, con el nombre { $name }. El nombre y el idioma no cambian.
hq-send-invitation = Enviar la invitación
hq-wrong-mail = Escriba una dirección de correo, como nombre@example.org. Usted escribió «{ $text }».
hq-name-missing = Escriba el nombre.
hq-choose = Elija una opción.
hq-person-ended = Esta persona está excluida. Vuelva a admitirla primero en la página de personas.
hq-remove-sure = ¿Retirar esta función a { $name }?
hq-remove-lead = { $name } ya no puede actuar como: { $role }. Sus respuestas se conservan.
hq-remove-button = Retirar la función
hq-add-office-lead = La oficina cuenta desde ahora como invitada, en cada denominador.
hq-code-hint = Como máximo 64 letras, cifras, guiones, guiones bajos y puntos, como CO-GHA. No se puede cambiar después.
hq-name-en = Nombre en inglés
hq-name-fr = Nombre en francés
hq-name-es = Nombre en español
hq-countries-hint = Códigos de tres letras separados por espacios, como CHE FRA. Una unidad de la sede no cubre ninguno.
hq-zone-hint = Como en la base de zonas horarias, por ejemplo Africa/Accra.
hq-wrong-code = Escriba un código de como máximo 64 letras, cifras, guiones, guiones bajos y puntos. Usted escribió «{ $text }».
hq-code-taken = El código { $text } pertenece a otra oficina. Elija otro.
hq-wrong-countries = Escriba tres mayúsculas por país, cada uno una vez, como CHE FRA.
hq-countries-unknown = La lista de países no contiene { $text }.
hq-countries-missing = Una oficina en el país cubre al menos un país.
hq-countries-none = Una unidad de la sede no cubre ningún país: deje este campo vacío.
hq-wrong-zone = No hay ninguna zona horaria «{ $text }». Escríbala como Africa/Accra.

# answers
hq-answer-lead = Introduzca una respuesta solo si la oficina se lo pidió o si el error es seguro. La oficina ve la respuesta, su nombre y su motivo, y aún debe certificarla.
hq-answer-which = ¿Qué pregunta?
hq-answer-choose = Elegir la pregunta
hq-answer-now = Respuesta actual
hq-answer-new = Nueva respuesta
hq-answer-clear = Déjelo vacío para retirar la respuesta.
hq-answer-date-hint = Año, mes y día, por ejemplo 2017-06-30.
hq-answer-sure = ¿Introducir esta respuesta por { $office }?
hq-answer-button = Introducir la respuesta
hq-answer-locked = Estas respuestas están enviadas y bloqueadas. Devuélvalas primero a la oficina; entonces se podrán cambiar.
hq-answer-exempt = Esta oficina está exenta y no responde.
hq-answer-not-asked = Esta pregunta no se hace a la oficina debido a sus otras respuestas, así que una respuesta no contaría.
hq-answer-same = Esta ya es la respuesta actual.
hq-answer-conflict = Alguien cambió esta respuesta mientras tanto: ahora es «{ $text }». La suya se conserva abajo. Compárelas y envíe de nuevo la suya o deje la otra.
hq-fault-other = Esto haría incorrecta otra respuesta: { $question }.

# people
hq-people-lead = Todas las personas con una función, y qué puede hacer cada una.
hq-people-count = { $n ->
    [one] { $n } persona
   *[other] { $n } personas
    }
hq-search = Nombre, dirección, oficina o región
hq-search-do = Buscar personas
hq-search-none = No se encontró a nadie.
hq-access = Acceso
hq-access-yes = Puede iniciar sesión
hq-access-no = Exclusión el { $day }
hq-end = Excluir
hq-admit = Readmitir
hq-end-sure = ¿Excluir a { $name }?
hq-end-lead = Se cierra enseguida la sesión de { $name } en todos sus dispositivos, y ningún enlace le da acceso. Sus respuestas se conservan. Puede volver a admitir a esta persona.
hq-end-self = No puede excluirse. Pídaselo a un colega de la sede.
hq-last-headquarters = Al menos una persona debe poder dirigir el ciclo. Añada antes a otra.
hq-add-role-lead = Aquí se añaden los revisores regionales, la sede y los auditores. Quienes responden por una oficina se añaden en la página de la oficina.
hq-region-for = Región, para un revisor regional
hq-region-missing = Elija la región que revisa esta persona.
hq-no-region = Todas las regiones, o no procede

# reminders
hq-reminders = Recordatorios
hq-troubled = Mensajes que no llegaron
hq-troubled-none = Todos los mensajes se entregaron, hasta donde se sabe.
hq-trouble-refused = Rechazado
hq-trouble-uncertain = Incierto
hq-trouble-refused-do = El servidor rechazó la dirección. Corríjala y el mensaje se escribirá de nuevo.
hq-trouble-uncertain-do = El programa se detuvo durante el envío. Nunca se reenvía por sí solo: pregunte a la persona o envíe uno nuevo.
hq-correct = Corregir la dirección
hq-correct-lead = { $name } inicia sesión con esta dirección desde ahora. La anterior deja de valer, y se envía un enlace de acceso a la nueva.
hq-correct-button = Corregir y enviar un enlace de acceso
hq-mail-taken = Esta dirección ya es de { $name }.
hq-server-said = El servidor dijo
hq-message = Mensaje

# questionnaire
hq-questionnaire = Cuestionario
hq-q-current = La versión { $n } está en uso.
hq-q-questions = Preguntas que responden las oficinas
hq-q-sections = Secciones
hq-q-languages = Idiomas
hq-q-preview = Leerlo como lo ve una oficina
hq-q-history = Versiones
hq-q-version = Versión
hq-q-published = Publicada
hq-q-note = Qué se corrigió
hq-q-first = De la carpeta del ciclo
hq-q-correct = Publicar una versión corregida
hq-q-correct-lead = Envíe las hojas corregidas: survey.csv, choices.csv, settings.csv, o un libro (.xlsx) con hojas de esos nombres. Lo que no envíe queda como está. Nada cambia antes de que usted vea qué cambiaría.
hq-q-files = Hojas
hq-q-check = Ver qué cambiaría
hq-q-no-files = Elija al menos un archivo.
hq-q-wrong-file = Un archivo puede llamarse survey.csv, choices.csv o settings.csv, o terminar en .xlsx. Usted envió «{ $text }».
hq-q-no-sheet = El libro { $text } no tiene ninguna hoja survey, choices o settings.
hq-q-faults = { $n ->
    [one] Las hojas tienen { $n } error. No se ha cambiado nada.
   *[other] Las hojas tienen { $n } errores. No se ha cambiado nada.
    }
hq-q-warnings = Conviene revisar
hq-q-place = Dónde
hq-q-fault = Qué está mal
hq-q-hint = Qué hacer
hq-q-changes = Qué cambiaría
hq-q-same = Estas hojas no cambian ninguna pregunta.
hq-q-added = Añadidas
hq-q-withdrawn = Retiradas
hq-q-changed = Cambiadas
hq-q-unchanged = Sin cambios
hq-q-touched = Respuestas afectadas
hq-q-aspect = Qué cambia
aspect-wording = Redacción
aspect-kind = Tipo de respuesta
aspect-choices = Opciones
aspect-logic = Cuándo se pregunta, qué se admite
hq-q-keep = Las preguntas sin cambios conservan sus respuestas. Se pide a las oficinas que revisen las que cambian. Las respuestas a preguntas retiradas se conservan y se muestran, pero no cuentan.
hq-q-note-hint = Las oficinas y los auditores la leen. Por ejemplo: se corrigió la ayuda de la pregunta 3.2.
hq-q-note-missing = Diga qué se corrigió.
hq-q-publish = Publicar la versión { $n }
hq-q-identical = Estas hojas ya son las que están en uso.
hq-q-required = La respuesta es obligatoria.
hq-q-required-if = La respuesta es obligatoria si
hq-q-asked-if = Se pregunta si
hq-q-allowed-if = Se admite si
hq-q-previous = Sección anterior
hq-q-next = Sección siguiente
hq-kind-text = Texto
hq-kind-integer = Número entero
hq-kind-decimal = Número
hq-kind-date = Fecha
hq-kind-one = Una opción
hq-kind-many = Varias opciones
hq-kind-tick = Una casilla
hq-kind-file = Un archivo

# close
hq-close-lead = El cierre congela las respuestas para el informe. Después ya no cambia nada, y no se puede deshacer.
hq-close-responding = El { $share } por ciento, { $n } de { $m } oficinas, ha enviado o está aprobado. Estas cuentan como participantes.
hq-close-missing = { $n ->
    [one] { $n } oficina no ha enviado y no contará:
   *[other] { $n } oficinas no han enviado y no contarán:
    }
hq-close-before = El congelamiento está previsto el { $day }.
hq-close-type = Para confirmar, escriba el año del ciclo
hq-close-type-hint = { $year }
hq-close-wrong = Escriba { $year } para cerrar este ciclo. Usted escribió «{ $text }».
hq-close-faults = Las respuestas no se pueden congelar como están. No se ha cambiado nada.
hq-close-is = { $who } cerró el ciclo { $when }.
hq-close-digest = SHA-256 de la instantánea
hq-close-size = Tamaño de la instantánea
hq-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
    }

# mail
hq-letter-foot = Si tiene alguna pregunta, escriba a { $contact }.
hq-letter-invitation-subject = { $cycle }: invitación a participar
hq-letter-invitation-text = Se le ha añadido como: { $role }. Abra este enlace para iniciar sesión; vale una vez, durante { $hours } horas, y después se puede pedir otro en la página de acceso.
hq-letter-reopened-subject = { $office }: se le devuelven sus respuestas
hq-letter-reopened-text = { $who }, de la sede, ha devuelto las respuestas de { $office } para que se corrijan. Una vez corregidas, deben certificarse y enviarse de nuevo. El motivo:
hq-letter-answered-subject = { $office }: la sede introdujo una respuesta por ustedes
hq-letter-answered-text = { $who }, de la sede, ha introducido una respuesta por { $office } a esta pregunta: { $question } Revísela antes de certificar las respuestas. El motivo:
hq-letter-link-subject = Su enlace de acceso: { $cycle }
hq-letter-link-text = Su dirección se ha corregido. Abra este enlace para iniciar sesión; vale una vez, durante { $hours } horas.
hq-letter-reminder-subject = { $office }: respuestas hasta el { $day }
hq-letter-reminder-text = Las respuestas de { $office } para el documento «{ $cycle }» aún no se han enviado. El plazo es el { $day }. Lo que se ha escrito está guardado.
hq-letter-overdue-subject = { $office }: el plazo venció el { $day }
hq-letter-overdue-text = Las respuestas de { $office } para el documento «{ $cycle }» debían enviarse antes del { $day } y aún no se han enviado. Lo que se ha escrito está guardado. Si necesita más tiempo, escríbanos.
hq-someone = colega
hq-line = Una frase suya (opcional)
hq-line-hint = Todos la leen tal como la escriba; no se traduce.
hq-remind-nobody = Nadie espera un recordatorio: cada oficina ha enviado o está exenta, o nadie está designado para responder.
hq-remind-people = { $n ->
    [one] Saldría { $n } mensaje, en el idioma de la persona. Quienes han terminado no reciben ninguno.
   *[other] Saldrían { $n } mensajes, cada uno en el idioma de la persona. Quienes han terminado no reciben ninguno.
    }
hq-remind-what = Qué dice
hq-remind-sure = { $n ->
    [one] ¿Enviar { $n } mensaje ahora?
   *[other] ¿Enviar { $n } mensajes ahora?
    }
hq-remind-once = Quien envíe mientras tanto no recibe ninguno, y nadie recibe dos el mismo día. Esto es lo que dice:
hq-remind-button = Enviar los mensajes
hq-ladder = Recordatorios previstos
hq-ladder-lead = Salen solos a las { $hour }.00 en cada oficina, a las oficinas que no han enviado. A una oficina con prórroga se le recuerda según su propia fecha.
hq-ladder-none = Aquí ningún recordatorio sale solo.
hq-ladder-written = { $n ->
    [one] { $n } mensaje escrito
   *[other] { $n } mensajes escritos
    }
hq-ladder-due = plazo de respuesta
