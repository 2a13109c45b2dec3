// Every sentence of the page, in both languages. The block between the two marks is strict JSON: a test reads it.
// Plain spaces are written before French double punctuation; `typeset` makes them the no-break spaces of print.
// A pair is [singular, plural].

// BEGIN TEXTS
const TEXTS = {
  "page_title": {"fr": "Jalon – espace d’essai", "en": "Jalon – practice workspace"},
  "skip": {"fr": "Aller au champ de message", "en": "Skip to the message box"},
  "channels": {"fr": "Canaux", "en": "Channels"},
  "direct": {"fr": "Messages directs", "en": "Direct messages"},
  "write_as": {"fr": "Écrire en tant que", "en": "Write as"},
  "language_fr": {"fr": "français", "en": "French"},
  "language_en": {"fr": "anglais", "en": "English"},
  "language_is": {"fr": "Langue : {language}", "en": "Language: {language}"},
  "guest": {"fr": "invité", "en": "guest"},
  "app": {"fr": "application", "en": "app"},
  "unread": {"fr": ["{n} message non lu", "{n} messages non lus"], "en": ["{n} unread message", "{n} unread messages"]},
  "private": {"fr": "canal privé", "en": "private channel"},
  "private_channel": {"fr": "canal privé", "en": "private channel"},
  "someone": {"fr": "Une personne", "en": "Someone"},
  "back": {"fr": "Retour à la liste", "en": "Back to the list"},
  "tab_home": {"fr": "Accueil", "en": "Home"},
  "tab_messages": {"fr": "Messages", "en": "Messages"},
  "conversation": {"fr": "Conversation", "en": "Conversation"},
  "message_list": {"fr": "Messages", "en": "Messages"},
  "empty_channel": {"fr": "Aucun message pour le moment. Pour vous adresser à {bot}, mentionnez @{bot}.", "en": "No message yet. To talk to {bot}, mention @{bot}."},
  "empty_direct": {"fr": "Posez une question à {bot} ou dites-lui ce qui a avancé.", "en": "Ask {bot} a question, or say what has moved."},
  "home_empty": {"fr": "{bot} n’a encore rien publié ici.", "en": "{bot} has not published anything here yet."},
  "write_direct": {"fr": "Écrire à {bot}", "en": "Message {bot}"},
  "write_channel": {"fr": "Écrire dans #{channel}", "en": "Message #{channel}"},
  "write_thread": {"fr": "Répondre dans le fil", "en": "Reply in the thread"},
  "send": {"fr": "Envoyer", "en": "Send"},
  "send_hint": {"fr": "Entrée pour envoyer, Maj + Entrée pour aller à la ligne", "en": "Enter to send, Shift + Enter for a new line"},
  "attach": {"fr": "Joindre un fichier", "en": "Attach a file"},
  "attached": {"fr": "Fichier joint : {name}", "en": "Attached file: {name}"},
  "attach_remove": {"fr": "Retirer le fichier {name}", "en": "Remove the file {name}"},
  "mention_bot": {"fr": "Mentionner {bot}", "en": "Mention {bot}"},
  "use_command": {"fr": "Écrire la commande {command}", "en": "Type the command {command}"},
  "command_hint": {"fr": "{command} suivi de votre demande : la réponse n’est visible que par vous, sauf si vous choisissez de la partager.", "en": "{command} followed by your request: only you see the answer, unless you choose to share it."},
  "mention_hint": {"fr": "Votre message commence une demande à {bot} ; la réponse arrive dans le fil.", "en": "Your message opens a request to {bot}; the answer arrives in the thread."},
  "thread": {"fr": "Fil de discussion", "en": "Thread"},
  "thread_close": {"fr": "Fermer le fil", "en": "Close the thread"},
  "reply": {"fr": "Répondre", "en": "Reply"},
  "reply_to": {"fr": "Répondre dans un fil au message de {name}", "en": "Reply in a thread to {name}’s message"},
  "replies": {"fr": ["{n} réponse", "{n} réponses"], "en": ["{n} reply", "{n} replies"]},
  "replies_open": {"fr": "Ouvrir le fil", "en": "Open the thread"},
  "last_reply": {"fr": "dernière à {time}", "en": "last at {time}"},
  "more_on_message": {"fr": "Plus d’actions sur ce message", "en": "More on this message"},
  "edit": {"fr": "Modifier", "en": "Edit"},
  "edit_label": {"fr": "Modifier le message", "en": "Edit the message"},
  "edited": {"fr": "(modifié)", "en": "(edited)"},
  "delete": {"fr": "Supprimer", "en": "Delete"},
  "delete_title": {"fr": "Supprimer ce message ?", "en": "Delete this message?"},
  "delete_text": {"fr": "Le message disparaîtra pour tout le monde.", "en": "The message will disappear for everyone."},
  "deleted": {"fr": "Ce message a été supprimé.", "en": "This message was deleted."},
  "save": {"fr": "Enregistrer", "en": "Save"},
  "cancel": {"fr": "Annuler", "en": "Cancel"},
  "yes": {"fr": "Oui", "en": "Yes"},
  "close": {"fr": "Fermer", "en": "Close"},
  "submit": {"fr": "Envoyer", "en": "Submit"},
  "only_you": {"fr": "Visible par vous seul", "en": "Only visible to you"},
  "also_sent": {"fr": "Réponse également envoyée dans le canal", "en": "Reply also sent to the channel"},
  "new_messages": {"fr": "Nouveaux messages", "en": "New messages"},
  "message_from": {"fr": "{name} : {text}", "en": "{name}: {text}"},
  "thinking": {"fr": "{bot} {status}", "en": "{bot} {status}"},
  "suggestions": {"fr": "Suggestions", "en": "Suggestions"},
  "pings": {"fr": "prévient tout le canal", "en": "notifies the whole channel"},
  "group": {"fr": "groupe", "en": "group"},
  "team": {"fr": "équipe", "en": "team"},
  "today": {"fr": "Aujourd’hui", "en": "Today"},
  "yesterday": {"fr": "Hier", "en": "Yesterday"},
  "reaction": {"fr": ["{n} personne a réagi : {what}", "{n} personnes ont réagi : {what}"], "en": ["{n} person reacted: {what}", "{n} people reacted: {what}"]},
  "clock": {"fr": "Date et heure de l’espace d’essai", "en": "Date and time of the practice workspace"},
  "clock_now": {"fr": "{day}, {time}", "en": "{day}, {time}"},
  "clock_zone": {"fr": "heure de Paris", "en": "Paris time"},
  "clock_upcoming": {"fr": "À venir : {title}, {day}", "en": "Coming up: {title}, {day}"},
  "clock_none": {"fr": "Aucune autre date au calendrier.", "en": "No further date in the timetable."},
  "clock_day": {"fr": "Avancer d’un jour", "en": "Move on a day"},
  "clock_week": {"fr": "Avancer d’une semaine", "en": "Move on a week"},
  "clock_next": {"fr": "Aller à la prochaine date", "en": "Go to the next date"},
  "clock_moved": {"fr": "Nous sommes maintenant le {day}, {time}.", "en": "It is now {day}, {time}."},
  "offline_bot": {"fr": "{bot} n’est pas connecté pour le moment : il répondra dès son retour.", "en": "{bot} is not connected at the moment: it will answer when it is back."},
  "offline_page": {"fr": "La liaison avec l’espace d’essai est coupée ; nouvelle tentative en cours…", "en": "The link with the practice workspace is down; trying again…"},
  "loading": {"fr": "Chargement…", "en": "Loading…"},
  "optional": {"fr": "facultatif", "en": "optional"},
  "choose": {"fr": "Choisir…", "en": "Choose…"},
  "choose_several": {"fr": "Choisir un ou plusieurs éléments", "en": "Choose one or more"},
  "choices": {"fr": "Choix", "en": "Choices"},
  "type_to_search": {"fr": "Saisir pour chercher", "en": "Type to search"},
  "nothing_found": {"fr": "Aucun résultat", "en": "Nothing found"},
  "remove_choice": {"fr": "Retirer {what}", "en": "Remove {what}"},
  "more_choices": {"fr": "Autres choix", "en": "More choices"},
  "more_about": {"fr": "Autres choix : {what}", "en": "More choices: {what}"},
  "your_opinion": {"fr": "Votre avis sur cette réponse", "en": "Your opinion of this answer"},
  "unsupported": {"fr": "Cet élément ne peut pas être affiché ici.", "en": "This element cannot be shown here."},
  "picture": {"fr": "Image", "en": "Picture"},
  "picture_elsewhere": {"fr": "Ouvrir l’image sur son site", "en": "Open the picture on its site"},
  "file": {"fr": "Fichier", "en": "File"},
  "video": {"fr": "Vidéo", "en": "Video"},
  "call": {"fr": "Appel", "en": "Call"},
  "table": {"fr": "Tableau", "en": "Table"},
  "value": {"fr": "Valeur", "en": "Value"},
  "category": {"fr": "Catégorie", "en": "Category"},
  "rows_shown": {"fr": "Lignes {from} à {to} sur {n}", "en": "Rows {from} to {to} of {n}"},
  "rows_previous": {"fr": "Lignes précédentes", "en": "Previous rows"},
  "rows_next": {"fr": "Lignes suivantes", "en": "Next rows"},
  "field_required": {"fr": "Ce champ est obligatoire.", "en": "This field is required."},
  "field_too_short": {"fr": ["Saisissez au moins {n} caractère.", "Saisissez au moins {n} caractères."], "en": ["Enter at least {n} character.", "Enter at least {n} characters."]},
  "field_number": {"fr": "Saisissez un nombre.", "en": "Enter a number."},
  "field_whole": {"fr": "Saisissez un nombre entier.", "en": "Enter a whole number."},
  "field_least": {"fr": "La valeur la plus basse est {n}.", "en": "The lowest value is {n}."},
  "field_most": {"fr": "La valeur la plus haute est {n}.", "en": "The highest value is {n}."},
  "field_email": {"fr": "Saisissez une adresse électronique, par exemple nom@exemple.fr.", "en": "Enter an email address, for example name@example.org."},
  "field_url": {"fr": "Saisissez une adresse qui commence par https://.", "en": "Enter an address that begins with https://."},
  "form_errors": {"fr": ["{n} champ est à corriger.", "{n} champs sont à corriger."], "en": ["{n} field needs correcting.", "{n} fields need correcting."]},
  "faults": {"fr": "Simuler une panne", "en": "Simulate a failure"},
  "faults_text": {"fr": "Le prochain envoi de {bot} rencontrera la panne choisie.", "en": "The next message {bot} sends will meet the failure chosen."},
  "fault_rate_limited": {"fr": "Trop d’envois : attendre 5 secondes", "en": "Too many messages: wait 5 seconds"},
  "fault_server_error": {"fr": "Erreur du service, rien n’est publié", "en": "Service error, nothing is posted"},
  "fault_error_after": {"fr": "Erreur du service, mais le message est publié", "en": "Service error, yet the message is posted"},
  "fault_timeout_after": {"fr": "Message publié, sans réponse du service", "en": "Message posted, no answer from the service"},
  "fault_reset_before": {"fr": "Liaison coupée avant l’envoi", "en": "Link cut before sending"},
  "fault_set": {"fr": "La panne est prête pour le prochain envoi.", "en": "The failure is ready for the next message."},
  "fault_clear": {"fr": "Annuler les pannes", "en": "Clear the failures"},
  "fault_cleared": {"fr": "Il n’y a plus de panne simulée.", "en": "No failure is simulated any more."},
  "code_unreachable": {"fr": "L’espace d’essai ne répond pas. Vérifiez qu’il est toujours lancé.", "en": "The practice workspace does not answer. Check that it is still running."},
  "code_not_acknowledged": {"fr": "{bot} n’a pas répondu dans les 3 secondes ; la demande lui est renvoyée.", "en": "{bot} did not answer within 3 seconds; the request is sent again."},
  "code_unanswered": {"fr": "{bot} n’a pas répondu. Vous pouvez réessayer.", "en": "{bot} did not answer. You can try again."},
  "code_not_connected": {"fr": "{bot} n’est pas connecté : la demande n’a pas pu lui être remise.", "en": "{bot} is not connected: the request could not be delivered."},
  "code_msg_too_long": {"fr": "Ce message est trop long pour être envoyé en une fois.", "en": "This message is too long to be sent at once."},
  "code_no_text": {"fr": "Le message est vide.", "en": "The message is empty."},
  "code_not_in_channel": {"fr": "Vous ne faites pas partie de ce canal.", "en": "You are not in this channel."},
  "code_channel_not_found": {"fr": "Ce canal n’est pas accessible à cette personne.", "en": "This channel is not open to this person."},
  "code_message_not_found": {"fr": "Ce message n’existe plus.", "en": "This message is no longer there."},
  "code_cant_update_message": {"fr": "Seul l’auteur peut modifier ce message.", "en": "Only its author can edit this message."},
  "code_cant_delete_message": {"fr": "Seul l’auteur peut supprimer ce message.", "en": "Only its author can delete this message."},
  "code_view_not_found": {"fr": "Ce formulaire n’est plus ouvert.", "en": "This form is no longer open."},
  "code_call_refused": {"fr": "Un envoi de {bot} a été refusé par l’espace d’essai.", "en": "A message from {bot} was refused by the practice workspace."},
  "code_answer_refused": {"fr": "La réponse de {bot} a été refusée par l’espace d’essai.", "en": "The answer from {bot} was refused by the practice workspace."},
  "code_not_found": {"fr": "Cet élément n’existe plus.", "en": "This item is no longer there."},
  "code_no_moment": {"fr": "Aucune autre date au calendrier.", "en": "No further date in the timetable."},
  "code_unknown": {"fr": "L’opération n’a pas abouti. Vous pouvez réessayer.", "en": "This did not work. You can try again."}
};
// END TEXTS

/** The server's codes for which the page has a sentence. */
export const KNOWN_CODES = new Set(Object.keys(TEXTS).filter((key) => key.startsWith("code_")).map((key) => key.slice(5)));

/** French text with the spaces of print. */
export function typeset(text) {
  return text.replaceAll(/ (?=[;?!»])/g, "\u202f").replaceAll("« ", "«\u202f").replaceAll(/ (?=:(?:\s|$))/g, "\u00a0");
}

let botName = "Jalon";

/** The name that `{bot}` stands for. */
export function nameBot(name) {
  botName = name;
}

/** The text of `key` in `lang`, its `{names}` filled. `n` chooses between singular and plural. */
export function pick(lang, key, values = {}) {
  const entry = TEXTS[key]?.[lang] ?? TEXTS.code_unknown[lang];
  const plural = lang === "fr" ? values.n >= 2 : values.n !== 1;
  const text = Array.isArray(entry) ? entry[plural ? 1 : 0] : entry;
  const shown = lang === "fr" ? typeset(text) : text;
  return shown.replaceAll(/\{([a-z]+)\}/g, (whole, name) => (name === "bot" ? botName : String(values[name] ?? whole)));
}
