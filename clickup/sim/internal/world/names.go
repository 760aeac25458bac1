package world

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Names have their ASCII form after a colon if it differs.
var (
	givenNames = sync.OnceValue(func() []string {
		return strings.Fields(`
		Amara Anders Aisha Arjun Astrid Aoife Bao:bao Beatriz Benedek Birgit Björn:bjorn Camille Carlos Chiara Chidi
		Clara Daniel Daria Deepa Diego Dmitri Eiko Elif Élodie:elodie Emeka Emil Esther Ewa Fatima Felix Fiona Florian
		François:francois Freya Gabriel Giulia Grace Gustavo Hanne Haruki Helena Hugo Ibrahim Ilse Imani Ingrid Isabel
		Ivan Jamal Jana Jakub Jin João:joao Jonas José:jose Jürgen:juergen Kaito Kamala Karin Katya Kofi Kwame Lars
		Laila Leila Lena Liam Ling Lucía:lucia Magnus Maja Malik Manon Marek Mariam Mateo Mei Mika Miriam Mohamed
		Nadir Naomi Natalia Nia Nikolai Noor Olivia Omar Oluwaseun Pablo Paloma Pedro Priya Rahul Ravi Renata Rosa
		Sanna Santiago Sara Selma Siobhán:siobhan Sofia Søren:soren Stefan Sunita Tariq Tatiana Thanh Tobias Tove
		Valentina Viktor Wanjiru Xin Yara Yasmin Yuki Yusuf Zanele Zoë:zoe Żaneta:zaneta`)
	})
	familyNames = sync.OnceValue(func() []string {
		return strings.Fields(`
		Abebe Achterberg Afolabi Ahmed Álvarez:alvarez Amadi Andersson Baptiste Barros Becker Benali Bergström:bergstrom
		Bianchi Bondar Brandt Çelik:celik Chan Chaudhry Cohen Costa Dang Das Delacroix Diallo Dlamini Dubois Eriksen
		Farouk Ferreira Fischer Fontaine Fujita García:garcia Georgiou Goldberg Gonçalves:goncalves Gupta Haddad Hansen
		Hashimoto Hernández:hernandez Hofmann Horvat Hussein Ishikawa Ivanova Jansen Jensen Kamau Kapoor Karlsson Kaya
		Keller Khan Kim Kovács:kovacs Kowalski Kruger Larsen Laurent Lim Lindqvist Lopes MacLeod Mahmoud Makena Maier
		Marchetti Martínez:martinez Mbeki Mehta Mendes Moreau Müller:mueller Murphy Nakamura Ndiaye Nguyen Nielsen Novák:novak
		Nowak Okafor Okonkwo Oliveira Ortiz Osei Pashkova Patel Pereira Petrov Popescu Qureshi Rahman Ramírez:ramirez
		Reyes Ricci Rossi Rosenberg Saito Salazar Santos Sato Schmidt Schröder:schroeder Sharma Silva Singh Sokolov
		Sørensen:soerensen Suzuki Svensson Tanaka Torres Tran Tremblay Vasquez Verhoeven Virtanen Volkov Wagner Walsh
		Watanabe Weber Wójcik:wojcik Yamamoto Yılmaz:yilmaz Zhang Zhou Zimmermann`)
	})
)

// clientDomains are the domains of the agency's clients, the biggest first.
var clientDomains = sync.OnceValue(func() []string {
	return strings.Fields(`
	client.example brightwater.example harborline.example lotusmill.example rivergate.example zephyrair.example
	oakandiron.example bluefinch.example cedarhealth.example marlowbank.example pinecrest.example solstice.example
	tidewater.example umbrafilm.example vantage-foods.example willowtech.example yellowbrick.example
	kite-and-key.example`)
})

func oneOf[T any](rng *rand.Rand, all []T) T { return all[rng.IntN(len(all))] }

// Itoa returns a number in decimal.
func Itoa(n int64) string { return strconv.FormatInt(n, 10) }

// InitialsOf returns the initials that ClickUp shows for a name or, without one, for an address.
func InitialsOf(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case len(words) == 0:
		return "?"
	case strings.Contains(name, "@") || len(words) == 1:
		return firstUpper(words[0])
	}
	return firstUpper(words[0]) + firstUpper(words[len(words)-1])
}

func firstUpper(word string) string {
	r, _ := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r))
}
