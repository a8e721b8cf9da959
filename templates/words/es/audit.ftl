# Las páginas de la auditoría, y el informe tal como lo dan las respuestas.
audit-title = Auditoría
audit-open = El ciclo aún no está cerrado
audit-open-1 = Las respuestas y las cifras aún pueden cambiar. La auditoría las lee cuando la sede ha cerrado el ciclo y congelado una instantánea.
audit-open-2 = El registro puede leerse en cualquier momento.
audit-closed-at = Cerrado el { $time }. Desde entonces nada cambia.
audit-closed-by = Por { $name }.
audit-differs = Las respuestas no son las que se congelaron
audit-differs-do = La instantánea de las respuestas tal como están en la base tiene otra huella:
audit-invited = Invitadas
audit-exempt =
  { $count ->
      [one] { $count } oficina exenta
     *[other] { $count } oficinas exentas
    }
audit-from-to = Del informe a las respuestas
audit-figures = Cifras
audit-figures-do = Cada cifra con su definición, las oficinas contadas, sus respuestas, y quién las dio y cuándo.
audit-offices = Oficinas
audit-offices-do = Las respuestas de cada oficina con cada cambio: quién, cuándo, de qué, a qué, cómo, por qué.
audit-report-do = El informe tal como lo dan las respuestas, con sus cifras en archivos.
audit-log = Registro
audit-log-do = Cada acceso, cambio, paso, exportación y correo, del más reciente al más antiguo.
audit-proof = Prueba
audit-snapshot = Instantánea
audit-digest = Huella (SHA-256)
audit-again = Calculada de nuevo a partir de las respuestas
audit-same = La misma
audit-other = Otra
audit-download = Descargar la instantánea
audit-bytes = { $count } bytes. Cualquier programa puede calcular su huella:
audit-office-name = Oficina
audit-office-region = Región
audit-office-state = Estado
audit-office-digest = Huella de las respuestas
audit-office-exempt-because = Exenta:
audit-nothing = No hay de qué calcularla
audit-points = { $number } puntos porcentuales
audit-out-of = { $above } de { $below }
audit-search = Nombre o palabras de una cifra
audit-search-do = Buscar cifras
audit-found =
  { $count ->
      [one] { $count } cifra
     *[other] { $count } cifras
    }
audit-of-all = de { $count }
audit-figure = Cifra
audit-value = Valor
audit-fraction = Fracción
audit-previous = El año pasado:
audit-definition = Definición
audit-question = Pregunta
audit-used = Aparece en
audit-listed = Lo que enumera
audit-cells = Partes
audit-cell = Parte
audit-bar = Barra
audit-who = A quién se cuenta
audit-no-offices = Esta cifra se calcula a partir de datos de la sede o de otras cifras: ninguna oficina se cuenta en ella por sí misma.
audit-counted = Contadas
audit-not-counted = Respondieron, no contadas
audit-not-answered = Dejaron la pregunta vacía
audit-not-asked = No se les preguntó, o no respondieron
audit-answer = Respuesta
audit-given = Dada por, cuándo, cómo
audit-changes =
  { $count ->
      [one] { $count } cambio
     *[other] { $count } cambios
    }
audit-from = De
audit-to = A
audit-how = Cómo
audit-withdrawn = Respuestas a preguntas que se retiraron
audit-receipt = Acuse de recibo
audit-submitted = Enviado
audit-digest-same = Corresponde a las respuestas
audit-digest-other = No corresponde a las respuestas actuales
audit-no-digest = Ninguna: no se envió aquí
audit-log-of-office = El registro de esta oficina
how-typed = escrita
how-copied = copiada del año pasado
how-imported = leída de un libro de cálculo
how-headquarters = escrita por la sede
how-loaded = cargada con el ciclo
chain = Cadena del registro
chain-whole = Entera
chain-tail = Entera, con las últimas entradas aún sin sellar
chain-broken = Rota en el sello { $number }: { $why }
chain-sealed = Entradas selladas
chain-unsealed = Aún sin sellar
chain-last = Última huella
chain-unsealed-which = Cuáles
chain-do = Cada entrada se sella con la huella de la anterior. Cambiar, quitar o añadir una rompe la cadena.
log-subject = Objeto
log-subject-hint = Por ejemplo office:CO-GHA, person: con un identificador, o cycle: con su nombre
log-filter = Mostrar estas entradas
log-none = No hay ninguna entrada así.
log-when = Cuándo
log-who = Quién
log-what = Qué
log-of = Objeto
log-detail = Más
log-nobody = El programa
log-pages = Páginas del registro
log-newer = Más recientes
log-older = Más antiguas
log-page = Página { $number }
report-title = Informe
report-provisional = Elaborado con las respuestas actuales. Las oficinas aún pueden cambiarlas hasta el cierre del ciclo.
report-final = Elaborado con las respuestas congeladas.
report-offices = Oficinas que cuentan
report-of-invited = de { $invited } invitadas
report-figures = Cifras
report-missing =
  { $count ->
      [0] todas tienen un valor
      [one] una no tiene de qué calcularse
     *[other] { $count } no tienen de qué calcularse
    }
report-errors-name = Problemas
report-errors =
  { $count ->
      [one] Un problema impide publicar el informe
     *[other] { $count } problemas impiden publicar el informe
    }
report-warnings =
  { $count ->
      [one] { $count } advertencia
     *[other] { $count } advertencias
    }
report-more-faults =
  { $count ->
      [one] { $count } más no se muestra.
     *[other] { $count } más no se muestran.
    }
report-read = Leerlo
report-read-in = Leer el informe: { $language }
report-paragraphs =
  { $count ->
      [one] { $count } párrafo numerado
     *[other] { $count } párrafos numerados
    }
report-traced =
  { $count ->
      [one] { $count } cifra trazada
     *[other] { $count } cifras trazadas
    }
report-about = Sobre este informe
report-computed = Cálculo
report-when = Cuándo
report-computed-do = Se calcula de nuevo cuando cambia una respuesta, un estado, la lista de oficinas o el cuestionario.
report-files = Archivos
report-pdf = Informe en PDF: { $language }
report-csv = Todas las cifras (CSV)
report-json = Todas las cifras (JSON)
report-trace = Seguir una cifra hasta sus respuestas
report-no-pdf = Esta versión no escribe PDF
report-no-pdf-1 = El programa se construyó sin la función que compone el informe. El informe HTML y las cifras están completos.
report-no-pdf-2 = Quien administra el servidor puede construirlo con la función «pdf», o escribir el PDF con «rapporteur render».
log-done-answer-conflict = Dos personas cambiaron una respuesta
log-done-answer-consent = Permiso de publicar dado o retirado
log-done-answer-entered = Respuesta escrita por la oficina
log-done-answer-explained = Cambio explicado
log-done-answer-saved = Respuesta guardada
log-done-comment-added = Comentario añadido
log-done-conflict-settled = Conflicto resuelto
log-done-cycle-closed = Ciclo cerrado
log-done-cycle-loaded = Ciclo cargado
log-done-evidence-attached = Documento adjuntado
log-done-evidence-removed = Documento retirado
log-done-export = Archivo descargado
log-done-link-sent = Enlace de acceso enviado
log-done-link-unknown-address = Enlace pedido para una dirección desconocida
log-done-mail-postponed = Correo aplazado
log-done-mail-refused = Correo rechazado
log-done-mail-sent = Correo enviado
log-done-office-added = Oficina añadida
log-done-office-exempted = Oficina eximida
log-done-office-extended = Plazo de una oficina cambiado
log-done-office-invited = Oficina invitada
log-done-person-address = Dirección de una persona cambiada
log-done-person-admitted = Persona admitida
log-done-person-ended = Acceso de una persona retirado
log-done-questionnaire-published = Cuestionario publicado
log-done-reminder-written = Recordatorio escrito
log-done-reminders-sent = Recordatorios enviados
log-done-response-approved = Respuestas aprobadas
log-done-response-opened = Respuestas abiertas
log-done-response-reopened = Respuestas reabiertas
log-done-response-returned = Respuestas devueltas
log-done-response-submitted = Respuestas enviadas
log-done-response-taken-back = Respuestas retiradas
log-done-role-given = Tarea dada
log-done-role-taken = Tarea quitada
log-done-sign-in = Acceso
log-done-sign-in-link-over = Enlace ya usado o demasiado antiguo
log-done-sign-in-link-unknown = Se probó un enlace desconocido
log-done-sign-out = Salida

# What writers should know before they sign
insight-title = Para quienes redactan
insight-do = Lo que el informe no utiliza, lo que se apoya en pocas oficinas y lo que las oficinas que no han respondido aún podrían mover.
insight-few =
    { $count ->
        [one] { $count } frase se apoya en menos de cinco oficinas
       *[other] { $count } frases se apoyan en menos de cinco oficinas
    }
insight-offices =
    { $count ->
        [one] { $count } oficina
       *[other] { $count } oficinas
    }
insight-open =
    { $count ->
        [one] { $count } proporción que las oficinas sin respuesta podrían mover un punto o más
       *[other] { $count } proporciones que las oficinas sin respuesta podrían mover un punto o más
    }
insight-unused =
    { $count ->
        [one] { $count } cifra que nada utiliza
       *[other] { $count } cifras que nada utiliza
    }
insight-unread =
    { $count ->
        [one] { $count } pregunta que ninguna cifra lee
       *[other] { $count } preguntas que ninguna cifra lee
    }
