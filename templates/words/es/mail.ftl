# Mails.
mail-greeting = Estimado/a { $name }:
mail-closing = Un cordial saludo
mail-open = Abrir el cuestionario
mail-link-heading = Su enlace de acceso: { $cycle }
mail-link-1 = Con este enlace inicia sesión en { $cycle }. Sirve una sola vez, hasta el { $until }.
mail-link-2 = Si no lo pidió, no tiene que hacer nada.
mail-link-open = Iniciar sesión
mail-reminder-subject = { $office }: respuestas hasta el { $due }, { $cycle }
mail-reminder-before = Las respuestas de { $office } al cuestionario de { $cycle } deben llegar a más tardar el { $due }. Todavía no se han enviado.
mail-reminder-after = Las respuestas de { $office } al cuestionario de { $cycle } debían llegar el { $due } y no han llegado. Sin ellas la oficina no puede contarse en el informe.
mail-reminder-more = Si necesita más tiempo, escríbanos antes de esa fecha. Sus colegas pueden ayudar: puede confiarles secciones.
mail-submitted-1 = Se han enviado las respuestas de { $office } al cuestionario de { $cycle }.
mail-submitted-2 = Su huella (SHA-256): { $digest }
