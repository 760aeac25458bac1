package seats

import "strings"

// FreeMail reports whether anybody can get an address on the domain, as on gmail.com. The
// domain must be in lower case. It says nothing about an employer.
func FreeMail(domain string) bool {
	brand, suffix, _ := strings.Cut(domain, ".")
	return freeMailDomain(domain) || freeMailBrand(brand) && nationalSuffix(suffix)
}

// freeMailBrand reports whether a provider has addresses under many countries' domains,
// such as yahoo.co.uk and yahoo.com.br.
func freeMailBrand(label string) bool {
	switch label {
	case "aol", "gmx", "hotmail", "live", "outlook", "windowslive", "yahoo", "ymail", "yandex":
		return true
	}
	return false
}

// nationalSuffix reports whether what follows the brand is com, net or a
// country's registry (de, co.uk, com.br).
func nationalSuffix(suffix string) bool {
	if suffix == "com" || suffix == "net" {
		return true
	}
	if second, country, two := strings.Cut(suffix, "."); two {
		return (second == "co" || second == "com" || second == "ne") && len(country) == 2
	}
	return len(suffix) == 2
}

// freeMailDomain is a switch, which unlike a map costs nothing at start-up.
func freeMailDomain(domain string) bool {
	switch domain {
	case "gmail.com", "googlemail.com",
		// Microsoft, Yahoo, AOL and Apple, besides their national domains
		"msn.com", "passport.com", "rocketmail.com", "myyahoo.com", "aim.com", "netscape.net", "verizon.net",
		"icloud.com", "me.com", "mac.com", "privaterelay.appleid.com",
		// private mail
		"proton.me", "protonmail.com", "protonmail.ch", "pm.me", "tutanota.com", "tutanota.de", "tutamail.com",
		"tuta.io", "tuta.com", "keemail.me", "hushmail.com", "hush.com", "mailfence.com", "posteo.de", "posteo.net",
		"mailbox.org", "disroot.org", "riseup.net", "runbox.com", "startmail.com", "ctemplar.com", "skiff.com",
		"fastmail.com", "fastmail.fm", "hey.com", "duck.com", "mozmail.com", "simplelogin.com", "passmail.net",
		"anonaddy.com", "anonaddy.me", "addy.io",
		// worldwide portals
		"mail.com", "email.com", "usa.com", "consultant.com", "engineer.com", "europe.com", "post.com", "inbox.com",
		"inbox.lv", "zoho.com", "zohomail.com", "zohomail.eu", "lycos.com", "excite.com", "rediffmail.com",
		"indiatimes.com", "juno.com", "netzero.net", "mail.ee", "gawab.com", "maktoob.com",
		// Germany, Austria, Switzerland
		"web.de", "t-online.de", "freenet.de", "arcor.de", "mail.de", "email.de", "online.de", "magenta.de",
		"vodafone.de", "o2online.de", "kabelmail.de", "unitybox.de", "1und1.de", "a1.net", "aon.at", "chello.at",
		"bluewin.ch", "hispeed.ch", "sunrise.ch",
		// France, Belgium, the Netherlands
		"laposte.net", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "bbox.fr", "numericable.fr",
		"skynet.be", "telenet.be", "proximus.be", "ziggo.nl", "kpnmail.nl", "planet.nl", "xs4all.nl", "home.nl",
		"hetnet.nl", "upcmail.nl",
		// Italy, Spain, Portugal, Greece
		"libero.it", "virgilio.it", "tiscali.it", "alice.it", "tin.it", "email.it", "fastwebnet.it", "inwind.it",
		"telefonica.net", "terra.es", "sapo.pt", "iol.pt", "otenet.gr",
		// Britain, Ireland
		"btinternet.com", "btopenworld.com", "sky.com", "talktalk.net", "virginmedia.com", "ntlworld.com",
		"blueyonder.co.uk", "tiscali.co.uk", "eircom.net",
		// Scandinavia, Finland
		"online.no", "telia.com", "bredband.net", "spray.se", "comhem.se", "kolumbus.fi", "luukku.com", "jubii.dk",
		// Central and Eastern Europe
		"seznam.cz", "centrum.cz", "email.cz", "post.cz", "volny.cz", "azet.sk", "centrum.sk", "zoznam.sk",
		"wp.pl", "o2.pl", "onet.pl", "onet.eu", "interia.pl", "interia.eu", "op.pl", "vp.pl", "poczta.onet.pl",
		"tlen.pl", "gazeta.pl", "freemail.hu", "citromail.hu", "abv.bg", "mail.bg", "walla.com", "walla.co.il",
		"ukr.net", "i.ua", "meta.ua", "bigmir.net",
		// Russian
		"mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru", "rambler.ru", "lenta.ru", "ya.ru", "mail.ua",
		// North and South America
		"comcast.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "earthlink.net",
		"optonline.net", "roadrunner.com", "frontier.com", "shaw.ca", "rogers.com", "sympatico.ca", "videotron.ca",
		"telus.net", "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "globo.com", "globomail.com",
		"prodigy.net.mx", "fibertel.com.ar",
		// Asia and the Pacific
		"qq.com", "foxmail.com", "vip.qq.com", "163.com", "vip.163.com", "126.com", "yeah.net", "sina.com", "sina.cn",
		"sohu.com", "139.com", "189.cn", "wo.cn", "aliyun.com", "tom.com", "21cn.com", "naver.com", "hanmail.net",
		"daum.net", "kakao.com", "nate.com", "docomo.ne.jp", "ezweb.ne.jp", "softbank.ne.jp", "i.softbank.jp",
		"nifty.com", "biglobe.ne.jp", "hinet.net", "pchome.com.tw", "bigpond.com", "bigpond.net.au", "optusnet.com.au",
		"iinet.net.au", "xtra.co.nz":
		return true
	}
	return false
}
