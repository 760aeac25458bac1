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

// permission is the level of a column of lists; empty: it is none.
func (k kind) permission() clickup.Permission {
	switch k {
	case listsFull:
		return clickup.PermissionCreate
	case listsEdit:
		return clickup.PermissionEdit
	case listsComment:
		return clickup.PermissionComment
	case listsView:
		return clickup.PermissionRead
	}
	return ""
}

// headings are the letters and digits of each known heading in lower case, in English,
// German, French, Spanish, Portuguese and Italian.
func headings(k kind) string {
	switch k {
	case name:
		return "name username fullname nom nombre nome benutzername"
	case address:
		return "email emailaddress mail emailadresse adresseemail courriel correo correoelectrónico correoelectronico endereçodeemail indirizzoemail"
	case role:
		return "role rolle rôle rol função funcao papel ruolo"
	case lastActive:
		return "lastactive lastactivity zuletztaktiv letzteaktivität dernièreactivité derniereactivite últimaactividad ultimaactividad últimaatividade ultimaatividade ultimaattività"
	case smsFactor:
		return "sms2faenabled sms2fa sms2fastatus sms2faaktiviert 2fasmsactivé 2faporsms 2fasmsactivado 2fasmsativado 2fasmsattivato"
	case appFactor:
		return "totp2faenabled totp2fa totp2fastatus totp2faaktiviert 2fatotpactivé 2fatotpactivado 2fatotpativado 2fatotpattivato"
	case anyFactor:
		return "2fa 2faenabled 2fastatus twofactor twofactorauthentication twofactorenabled zweifaktorauthentifizierung authentificationàdeuxfacteurs autenticacióndedosfactores autenticaçãodedoisfatores autenticazioneaduefattori"
	}
	return ""
}

// listWords begin the headings of lists; levelWords end them with the level.
const listWords = "lists listen listes listas liste elenchi"

func levelWords(k kind) string {
	switch k {
	case listsFull:
		return "full fulledit vollzugriff voll complet complète completo completa total"
	case listsEdit:
		return "edit canedit bearbeiten modifier modification editar edición edicion edição edicao modifica"
	case listsComment:
		return "comment cancomment comments kommentieren kommentar commenter commentaire comentar comentário comentario commenta"
	case listsView:
		return "view viewonly read readonly ansehen anzeigen lesen afficher lecture lectureseule ver solover lectura leitura visualizar visualizza sololettura"
	}
	return ""
}

func isWord(words, w string) bool {
	for known := range strings.FieldsSeq(words) {
		if known == w {
			return true
		}
	}
	return false
}

// kindOf says what a column with this heading holds.
func kindOf(cell string) kind {
	title := sheet.Heading(cell)
	for k := name; k <= anyFactor; k++ {
		if isWord(headings(k), title) {
			return k
		}
	}
	for begin := range strings.FieldsSeq(listWords) {
		level, ok := strings.CutPrefix(title, begin)
		if !ok {
			continue
		}
		for k := listsFull; k <= listsView; k++ {
			if isWord(levelWords(k), level) {
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

// recognise tells ClickUp's export by its columns: addresses, and a column that only
// ClickUp's export has: two-factor authentication, or lists with a level. An HR list has
// neither.
func recognise(cells []string) (header, bool) {
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
	_, whole := h.at[anyFactor]
	_, active := h.at[lastActive]
	_, roles := h.at[role]
	return h, addressed && (own || whole && active && roles)
}

// roleOf is the base role and ClickUp's key of a role word; the key is empty where the
// word is not known.
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
