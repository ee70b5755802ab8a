"""United Kingdom. Telephone numbers are of the range 07700 900000 to 900999, kept for drama."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import composed

BRITAIN = Country(
    code="GB",
    number_kind="gb.nino",
    number_name="ni_number",
    men=(
        "David", "John", "Michael", "Paul", "Andrew", "Peter", "James", "Robert", "Stephen", "Richard",
        "Mark", "Christopher", "William", "Thomas", "Matthew", "Daniel", "Ian", "Alan", "Simon", "Anthony",
        "Kevin", "Gary", "Steven", "Martin", "George", "Brian", "Jack", "Joshua", "Luke", "Adam", "Ryan",
        "Callum", "Liam", "Oliver", "Harry", "Charlie", "Graham", "Colin", "Keith", "Neil", "Stuart",
        "Darren", "Jason", "Craig", "Mohammed", "Noah", "Arthur", "Leo", "Alfie", "Muhammad",
    ),
    women=(
        "Susan", "Margaret", "Sarah", "Patricia", "Elizabeth", "Karen", "Mary", "Christine", "Jane",
        "Helen", "Julie", "Linda", "Janet", "Nicola", "Emma", "Claire", "Rebecca", "Laura", "Sharon",
        "Tracey", "Deborah", "Jacqueline", "Lisa", "Alison", "Amanda", "Jennifer", "Carol", "Victoria",
        "Charlotte", "Hannah", "Amy", "Jessica", "Lucy", "Sophie", "Chloe", "Emily", "Olivia", "Grace",
        "Amelia", "Isla", "Dorothy", "Joan", "Jean", "Sheila", "Maureen", "Pauline", "Gemma", "Kelly",
        "Samantha", "Fatima",
    ),
    families=composed(
        (
            "Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Robinson",
            "Wright", "Thompson", "Evans", "Walker", "White", "Roberts", "Green", "Hall", "Wood",
            "Jackson", "Clarke", "Patel", "Khan", "Lewis", "James", "Phillips", "Mason", "Mitchell",
            "Rose", "Davis", "Rodgers", "Cox", "Cooper", "Hughes", "Edwards", "Hill", "Moore", "Clark",
            "Harrison", "Scott", "Young", "Morris", "Turner", "Ward", "Watson", "Morgan", "Harris", "King",
            "Baker", "Ali", "Hussain", "Allen", "Bell", "Murphy", "Bennett", "Lee", "Cook", "Shaw",
            "Adams", "Kelly", "Anderson", "Price", "Richardson", "Bailey", "Simpson", "Marshall",
            "Collins", "Carter", "Murray", "Gray", "Chapman", "Webb", "Rogers", "Hunt", "Mills", "Palmer",
            "Holmes", "Campbell", "Knight", "Barnes", "Lloyd", "Butler", "Russell", "Fisher", "Barker",
            "Stevens", "Dixon", "Begum", "Graham", "Fletcher", "Ahmed", "Matthews", "Singh", "Ellis",
            "Reid", "Stewart", "MacDonald",
        ),
        (
            "Ash", "Black", "Brad", "Brom", "Cal", "Clay", "Crow", "Dal", "East", "Farn", "Green", "Hal",
            "Hart", "Hol", "Kirk", "Lang", "Mar", "Mil", "New", "North", "Oak", "Rad", "Red", "Row",
            "Stan", "Sut", "Thorn", "Wal", "Whit", "Wood",
        ),
        ("ton", "ford", "ley", "well", "field", "by", "worth", "ham", "land", "croft", "wick", "stead"),
    ),
    towns=(
        Town("London", "England", 1, 20, "SW"),
        Town("Birmingham", "England", 1, 48, "B"),
        Town("Glasgow", "Scotland", 1, 78, "G"),
        Town("Liverpool", "England", 1, 38, "L"),
        Town("Leeds", "England", 1, 29, "LS"),
        Town("Sheffield", "England", 1, 36, "S"),
        Town("Edinburgh", "Scotland", 1, 17, "EH"),
        Town("Manchester", "England", 1, 46, "M"),
        Town("Bristol", "England", 1, 41, "BS"),
        Town("Cardiff", "Wales", 1, 24, "CF"),
    ),
    streets=(
        "High Street", "Station Road", "Main Street", "Park Road", "Church Road", "Church Street",
        "London Road", "Victoria Road", "Green Lane", "Manor Road", "Church Lane", "Park Avenue",
        "The Avenue", "The Crescent", "Queens Road", "New Road", "Grange Road", "Kings Road", "Kingsway",
        "Windsor Road",
    ),
    street=("", "", ""),
    prefixes=(
        "+44 7700 900",
    ),
    subscriber=3,
    domains=(
        "gmail.com", "hotmail.co.uk", "yahoo.co.uk", "btinternet.com", "outlook.com", "live.co.uk",
        "sky.com", "icloud.com",
    ),
    postcode=(1, 0),
    postcode_tail=" 9AA",
    postcode_marked=True,
    number_first=True,
    named_after=("", " Road"),
)  # fmt: skip
