package seats

import "testing"

func TestFreeMail(t *testing.T) {
	t.Parallel()
	free := []string{
		"gmail.com", "googlemail.com", "outlook.com", "outlook.de", "hotmail.co.uk", "live.com.mx", "gmx.de", "gmx.net",
		"web.de", "proton.me", "protonmail.com", "icloud.com", "me.com", "yahoo.com", "yahoo.co.jp", "yahoo.com.br",
		"ymail.com", "aol.com", "qq.com", "163.com", "126.com", "yandex.ru", "yandex.com", "mail.ru", "fastmail.com", "hey.com",
	}
	for _, d := range free {
		if !FreeMail(d) {
			t.Errorf("FreeMail(%q) = false", d)
		}
	}
	companies := []string{
		"", "northwind.example", "gmail.com.evil.example", "notgmail.com", "mail.gmail.com", "live.example", "outlook.agency.com",
		"yahoo", "yahoo.", "yandex-team.ru", "google.com", "microsoft.com", "apple.com", "clickup.com",
	}
	for _, d := range companies {
		if FreeMail(d) {
			t.Errorf("FreeMail(%q) = true", d)
		}
	}
}
