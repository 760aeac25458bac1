package peopleexport

import (
	"strings"

	"cutui/clickup"
	"cutui/model/sheet"
)

// kind is what a column of the export says.
type kind uint8

const (
	other kind = iota
	name
	address
	role
	lastActive
	smsFactor
	appFactor
	anyFactor
	listsFull
	listsEdit
	listsComment
	listsView
)

// columns has the known headings, in lower case and without punctuation: the English ones
// and their translations into German, French, Spanish, Portuguese and Italian. For a column
// of lists they are the words for its level, which end the heading. The translations have
// not been seen in a file from ClickUp; see kindOf for what does not depend on them.
var columns = [...]struct {
	words string
	level clickup.Permission // of a column of lists
}{
	name:         {"name username fullname nom nombre nome benutzername", ""},
	address:      {"email emailaddress mail emailadresse adresseemail courriel correo correoelectrónico correoelectronico endereçodeemail indirizzoemail", ""},
	role:         {"role rolle rôle rol função funcao papel ruolo", ""},
	lastActive:   {"lastactive lastactivity zuletztaktiv letzteaktivität dernièreactivité derniereactivite últimaactividad ultimaactividad últimaatividade ultimaatividade ultimaattività", ""},
	anyFactor:    {"2fa 2faenabled 2fastatus twofactor twofactorauthentication twofactorenabled zweifaktorauthentifizierung authentificationàdeuxfacteurs autenticacióndedosfactores autenticaçãodedoisfatores autenticazioneaduefattori", ""},
	listsFull:    {"full fulledit vollzugriff voll complet complète completo completa total", clickup.PermissionCreate},
	listsEdit:    {"edit canedit bearbeiten modifier modification editar edición edicion edição edicao modifica", clickup.PermissionEdit},
	listsComment: {"comment cancomment comments kommentieren kommentar commenter commentaire comentar comentário comentario commenta", clickup.PermissionComment},
	listsView:    {"view viewonly read readonly ansehen anzeigen lesen afficher lecture lectureseule ver solover lectura leitura visualizar visualizza sololettura", clickup.PermissionRead},
}

// listWords begin the headings of lists.
const listWords = "lists listen listes listas liste elenchi"

func isWord(words, w string) bool {
	for known := range strings.FieldsSeq(words) {
		if known == w {
			return true
		}
	}
	return false
}

// kindOf returns what a column with this heading holds. SMS, TOTP and 2FA are the same in
// all languages, so a heading with two of them identifies ClickUp's export.
func kindOf(cell string) kind {
	title := sheet.Heading(cell)
	if strings.Contains(title, "2fa") {
		switch {
		case strings.Contains(title, "sms"):
			return smsFactor
		case strings.Contains(title, "totp"):
			return appFactor
		}
	}
	for k := name; k <= anyFactor; k++ {
		if isWord(columns[k].words, title) {
			return k
		}
	}
	for begin := range strings.FieldsSeq(listWords) {
		level, ok := strings.CutPrefix(title, begin)
		if !ok {
			continue
		}
		for k := listsFull; k <= listsView; k++ {
			if isWord(columns[k].words, level) {
				return k
			}
		}
	}
	return other
}

// header is what the columns of an export hold.
type header struct {
	kinds []kind
	at    map[kind]int // the first column of each kind
}

// recognise recognises ClickUp's export by its columns: addresses, and a column that no HR
// list has, for two-factor authentication or lists with a level. rows are the rows below
// the headings.
func recognise(cells []string, rows []sheet.Row) (header, bool) {
	h := header{kinds: make([]kind, len(cells)), at: map[kind]int{}}
	own := false
	for i, cell := range cells {
		k := kindOf(cell)
		if _, twice := h.at[k]; twice {
			continue
		}
		h.kinds[i] = k
		if k != other {
			h.at[k] = i
		}
		own = own || k >= smsFactor && k != anyFactor
	}
	_, addressed := h.at[address]
	if !addressed && own {
		addressed = h.findAddresses(rows)
	}
	_, whole := h.at[anyFactor]
	_, active := h.at[lastActive]
	_, roles := h.at[role]
	return h, addressed && (own || whole && active && roles)
}

// findAddresses picks the column with the most addresses if its heading is in an unknown
// language. It returns false if no column has any.
func (h *header) findAddresses(rows []sheet.Row) bool {
	most, at := 0, 0
	for i, k := range h.kinds {
		n := 0
		for _, row := range rows {
			if k == other && i < len(row.Cells) && strings.Contains(row.Cells[i], "@") {
				n++
			}
		}
		if n > most {
			most, at = n, i
		}
	}
	if most > 0 {
		h.kinds[at], h.at[address] = address, at
	}
	return most > 0
}

// roleOf returns the base role and the role_key for a role in words. The key is empty if
// the words are not known.
func roleOf(word string) (clickup.Role, string) {
	w := sheet.Heading(word)
	switch {
	case isWord("1 owner inhaber eigentümer eigentuemer propriétaire proprietario propietario proprietário", w):
		return clickup.RoleOwner, "owner"
	case isWord("2 admin administrator administrateur administrador amministratore", w):
		return clickup.RoleAdmin, "admin"
	case isWord("3 member mitglied membre miembro membro", w):
		return clickup.RoleMember, "member"
	case isWord("4 guest gast invité invitado convidado ospite externalguest internalguest", w):
		return clickup.RoleGuest, "guest"
	case isWord("limitedmember eingeschränktesmitglied membrelimité miembrolimitado membrolimitado membrolimitato", w):
		return clickup.RoleMember, "limited_member"
	case isWord("limitedmemberreadonly limitedmemberviewonly", w):
		return clickup.RoleMember, "limited_member_read_only"
	}
	return clickup.RoleUnknown, ""
}
