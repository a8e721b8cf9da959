# The pages of an office.
your-sections = Sus secciones
tasks-lead = { $complete } de { $sections } secciones están completas. { $given } de { $asked } preguntas están respondidas.
task-questions = { $given } de { $asked } respondidas
task-faults = { $count } por corregir
task-conflicts = { $count } por elegir
task-comments =
  { $count } { $count ->
      [one] comentario
     *[other] comentarios
    }
state-attention = Requiere atención
state-complete = Completa
state-progress = En curso
state-not-asked = No se pregunta
state-not-started = Sin empezar
response-draft = En curso
response-submitted = Enviada
response-returned = Devuelta
response-approved = Aprobada
returned-to-you = Su revisor le pide que revise respuestas
role-certifies = certifica
role-section = sección { $number }
role-all = Todas las secciones
send-heading = Enviar
check-and-submit = Revisar sus respuestas y enviar
check-any-time = Puede leer sus respuestas en cualquier momento
sections-to-go =
  Faltan { $count } { $count ->
      [one] sección
     *[other] secciones
    }
ready = Listo
about-response = Acerca de esta respuesta
your-deadline = Su plazo
ask-more-time = Pedir más tiempo
people-answering = Personas que responden
nobody-yet = Aún no se ha designado a nadie.
add-people = Añadir o quitar personas
poor-connection = ¿Mala conexión?
take-workbook = Llévese el cuestionario como libro de cálculo, con las respuestas del año anterior
take-print = Imprimir el cuestionario
bring-workbook = Traer un libro de cálculo completado
breadcrumb = Ruta
section-of = Sección { $number } de { $sections }
answers-need-look =
  { $count ->
      [one] Una respuesta requiere su atención
     *[other] { $count } respuestas requieren su atención
    }
choose-version = Elija qué respuesta conservar
every-question = Toda pregunta necesita respuesta salvo que diga «opcional». Si la respuesta es ninguno, escriba 0: un campo vacío significa que no lo sabemos.
read-only-now = Estas respuestas se pueden leer, pero ya no cambiar.
read-only-you = Puede leer esta sección. La responden otras personas de su oficina.
optional = (opcional)
day-word = Día
month-word = Mes
year-word = Año
i-confirm = Confirmo
no-file = No hay ningún archivo adjunto.
remove = Quitar
attach = Adjuntar el archivo
last-year = El año pasado:
same-as-last-year = Igual que el año pasado
saved = Guardado { $time }
saved-by = Guardado { $time }, { $name }
saved-copied = Copiado del año pasado, { $time }
saved-headquarters = Introducido por la sede ({ $name }), { $time }
saved-imported = De un libro de cálculo, { $time }
conflict = Conflicto
conflict-do = Dos personas cambiaron esta respuesta. No se ha perdido nada: elija cuál conservar.
keep-chosen = Conservar la respuesta elegida
emptied = (vaciado)
what-explains = ¿Qué explica el cambio?
what-explains-hint = Lo preguntamos cuando un número se ha duplicado o reducido a la mitad. Lo lee su revisor; no se publica.
may-publish = Este texto puede publicarse en el informe, con el nombre de nuestra oficina
comment-on = Comentar
comments-on =
  { $count } { $count ->
      [one] comentario
     *[other] comentarios
    } sobre
your-comment = Su comentario
add-comment = Añadir el comentario
not-asked-note = La pregunta { $number } no se formula, por una respuesta anterior.
save = Guardar
save-and-continue = Guardar y continuar
in-this-section = En esta sección
answered = Respondida
empty = Vacía
check-answers = Revise sus respuestas
not-submitted = Las respuestas no se enviaron
say-sure = Indique que el jefe de la oficina está de acuerdo con estas respuestas
still-open =
  { $count ->
      [one] Queda un punto pendiente
     *[other] Quedan { $count } puntos pendientes
    }
open-fault = (por corregir)
open-conflict = (elegir una)
open-missing = (sin responder)
open-explanation = (¿qué explica el cambio?)
not-asked = No se pregunta
needs-correction = Por corregir
not-answered = Sin responder
change = Cambiar
submit-heading = Enviar
submit-what-next = Su oficina regional revisa las respuestas. Las aprueba o le devuelve preguntas. Hasta entonces puede recuperarlas.
certify = Certifico que estas respuestas son las de la oficina, como su jefe o en su nombre
note-to-reviewer = Una nota para su revisor (opcional)
submit-answers = Enviar las respuestas
head-submits = El jefe de su oficina certifica y envía estas respuestas.
receipt = Acuse de recibo
receipt-thanks = Gracias. Las respuestas de su oficina han llegado.
receipt-counts = Dadas: { $given }. Sin responder: { $empty }. No formuladas: { $skipped }. Copiadas del año pasado: { $copied }.
office-word = Oficina
submitted-at = Enviado
submitted-by = Por
answers-word = Respuestas
digest-word = Huella digital
digest-hint = La huella (SHA-256) se calcula a partir de sus respuestas. Si después cambia una sola respuesta, deja de coincidir.
receipt-pdf = Descargar el acuse (PDF)
receipt-text = El texto del que se calcula la huella
found-mistake = ¿Encontró un error?
take-back-what = Puede recuperar la respuesta mientras no esté aprobada. Después tendrá que enviarla de nuevo.
take-back = Recuperar la respuesta
what-next = Qué sigue
next-submitted = La oficina envió sus respuestas
next-review = La oficina regional las revisa; recibirá un mensaje en todo caso
next-freeze = La sede congela todas las respuestas y calcula las cifras
next-report = Se publica el Informe Anual
no-receipt = Todavía no hay acuse
no-receipt-do = El acuse se emite cuando se envían las respuestas.
add-colleague = Añadir a un colega
add-colleague-what = Enviamos una invitación. Quien recibe una sección puede leer las demás y responder esa.
colleague-name = Nombre
colleague-mail = Correo electrónico de trabajo
colleague-section = Qué responde
invite-colleague = Invitar al colega
wrong-name = Escriba el nombre de su colega
wrong-section = Elija una sección de la lista
wrong-question = Esa pregunta no está en sus páginas. No se guardó nada; abra de nuevo la sección.
wrong-choice = Esa opción no está en la lista de la pregunta. No se guardó nada; abra de nuevo la sección y elija.
wrong-not-asked = Esa pregunta no se formula, por otra respuesta. No se guardó nada; abra de nuevo la sección.
wrong-no-file = Elija primero un archivo y luego adjúntelo.
wrong-file = No se puede adjuntar este tipo de archivo. Use PDF, PNG, JPEG, Word, Excel, PowerPoint o texto OpenDocument; el nombre debe corresponder al contenido.
office-exempt = Esta oficina no tiene que responder en este ciclo.
fault-separator = Escriba el número en cifras sin separador, como 1240 o 12.5. Escribió «{ $value }».
fault-integer = Escriba un número entero en cifras, como 1240. Escribió «{ $value }».
fault-decimal = Escriba un número en cifras, como 12.5. Escribió «{ $value }».
fault-date = Escriba día, mes y año en cifras, como 27 3 2017. Escribió «{ $value }».
fault-choice = Elija de la lista. Lo elegido no se ofrece a su oficina.
fault-constraint = «{ $value }» está fuera de lo que permite esta pregunta. Compárelo con la indicación.
fault-constraint-js = Esto está fuera de lo que permite la pregunta. Compárelo con la indicación.
fault-other = Esto no puede ser una respuesta: «{ $value }». Compárelo con la indicación.
js-saved = Guardado {"{"}time{"}"}
js-saving = Guardando …
js-offline = Sin conexión desde las {"{"}time{"}"}: guardado en este dispositivo
js-expired = Su sesión terminó. Las respuestas quedan en este dispositivo:
js-locked = Estas respuestas ya se enviaron y no se pueden cambiar. Lo que escribió queda en este dispositivo.
js-conflict = Conflicto
js-copied = Copiado del año pasado, guardado {"{"}time{"}"}
js-kept = Guardado en este dispositivo
js-unkept = Sin guardar desde las {"{"}time{"}"}: mantenga abierta esta página
js-mine = Usted, en este dispositivo
js-changed = Cambiado por {"{"}by{"}"}, {"{"}time{"}"}
js-refused = Esto no se pudo guardar así.
mail-submitted-subject = { $office }: respuestas enviadas, { $cycle }
workbook-start = Empiece aquí
workbook-1 = Escriba solo en las celdas coloreadas; las demás están bloqueadas.
workbook-2 = Si la respuesta es ninguno, escriba 0. Una celda vacía significa sin responder.
workbook-3 = Algunas preguntas solo se formulan tras ciertas respuestas; las que no se formulan se omiten al traer el archivo.
workbook-4 = Cuando esté completo, traiga el archivo en la página «Traer un libro». Verá cada cambio antes de que se acepte.
workbook-number = N.º
workbook-question = Pregunta
workbook-last = El año pasado
workbook-hint = Cómo responder
workbook-depends = (Solo se formula tras ciertas respuestas.)
workbook-date = Escriba el día como 2017-06-30.
workbook-tick = Escriba x junto a cada opción que corresponda.
import-lead = Elija el libro que descargó aquí y completó. Verá qué cambia antes de que se cambie nada.
import-file = El libro (.xlsx)
import-read = Leer el libro
import-nothing = El libro dice lo que ya está aquí. No cambia nada.
import-take = Aceptar estas respuestas
import-leave = Dejar todo como está
import-faults =
  { $count ->
    [one] Hay un error; no se ha cambiado nada
   *[other] Hay { $count } errores; no se ha cambiado nada
  }
import-changes =
  { $count ->
    [one] Cambiaría una respuesta
   *[other] Cambiarían { $count } respuestas
  }

# A question that was corrected after it was answered. $time: when; $what: aspects
question-corrected = Esta pregunta se corrigió: { $time }. Qué cambió: { $what }. Compruebe si su respuesta sigue siendo válida.
corrected-since = Pregunta corregida desde entonces
withdrawn-questions = Preguntas que ya no se formulan
withdrawn-kept = Sus respuestas se conservan; no se cuentan en ninguna cifra.
