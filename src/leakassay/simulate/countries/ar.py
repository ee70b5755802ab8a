"""Argentina."""

from leakassay.simulate.countries.interface import Country, Town
from leakassay.simulate.countries.tails import listed

ARGENTINA = Country(
    code="AR",
    number_kind="ar.dni",
    number_name="dni",
    men=(
        "Juan", "José", "Carlos", "Jorge", "Luis", "Miguel", "Roberto", "Daniel", "Ricardo", "Héctor",
        "Eduardo", "Oscar", "Raúl", "Pablo", "Alberto", "Hugo", "Sergio", "Gustavo", "Marcelo", "Diego",
        "Martín", "Alejandro", "Fernando", "Cristian", "Matías", "Nicolás", "Facundo", "Lucas", "Agustín",
        "Franco", "Gonzalo", "Leandro", "Ezequiel", "Thiago", "Benjamín", "Mateo", "Bautista", "Joaquín",
        "Santino", "Rubén", "Walter", "Claudio", "Fabián", "Norberto", "Omar", "Ramón", "Mario", "Néstor",
        "Guillermo", "Maximiliano",
    ),
    women=(
        "María", "Ana", "Juana", "Rosa", "Marta", "Susana", "Mirta", "Norma", "Graciela", "Mónica",
        "Silvia", "Patricia", "Claudia", "Alicia", "Liliana", "Stella", "Adriana", "Sandra", "Andrea",
        "Carolina", "Verónica", "Mariana", "Paula", "Laura", "Natalia", "Romina", "Florencia", "Camila",
        "Micaela", "Agustina", "Sofía", "Valentina", "Martina", "Catalina", "Julieta", "Delfina", "Lucía",
        "Milagros", "Rocío", "Abril", "Elsa", "Nélida", "Beatriz", "Teresa", "Gladys", "Elena", "Cecilia",
        "Gabriela", "Daniela", "Yanina",
    ),
    families=listed(
        (
            "González", "Rodríguez", "Gómez", "Fernández", "López", "Díaz", "Martínez", "Pérez", "Romero",
            "Sánchez", "García", "Sosa", "Torres", "Ramírez", "Álvarez", "Benítez", "Acosta", "Flores",
            "Medina", "Suárez", "Herrera", "Aguirre", "Pereyra", "Gutiérrez", "Giménez", "Molina", "Silva",
            "Castro", "Rojas", "Ortiz", "Núñez", "Luna", "Juárez", "Cabrera", "Ríos", "Ferreyra", "Godoy",
            "Morales", "Domínguez", "Peralta", "Castillo", "Vega", "Ledesma", "Moreno", "Vázquez",
            "Quiroga", "Ojeda", "Muñoz", "Vera", "Cardozo", "Rossi", "Ponce", "Ramos", "Bianchi", "Ruiz",
            "Coronel", "Maldonado", "Correa", "Figueroa", "Córdoba", "Toledo", "Cáceres", "Vargas", "Páez",
            "Leiva", "Arias", "Navarro", "Mansilla", "Soria", "Villalba", "Ferrari", "Farías", "Miranda",
            "Barrios", "Ayala", "Esposito", "Ortega", "Bravo", "Russo", "Roldán", "Mendoza", "Campos",
            "Vidal", "Lucero", "Franco", "Maidana", "Paz", "Ibarra", "Duarte", "Colombo", "Bruno",
            "Marino", "Ricci", "Conti", "Costa", "Greco", "Gallo", "Lombardi", "Moretti", "Rinaldi",
        ),
        "ES", "s",
    ),
    towns=(
        Town("Buenos Aires", "CABA", 1001, 1440),
        Town("Córdoba", "Córdoba", 5000, 5023),
        Town("Rosario", "Santa Fe", 2000, 2013),
        Town("Mendoza", "Mendoza", 5500, 5519),
        Town("La Plata", "Buenos Aires", 1900, 1925),
        Town("San Miguel de Tucumán", "Tucumán", 4000, 4009),
        Town("Mar del Plata", "Buenos Aires", 7600, 7613),
        Town("Salta", "Salta", 4400, 4409),
    ),
    streets=(
        "San Martín", "Belgrano", "Rivadavia", "Mitre", "Sarmiento", "25 de Mayo", "9 de Julio", "Moreno",
        "Alsina", "Italia", "España", "Urquiza", "Alberdi", "Corrientes", "Entre Ríos", "Güemes",
        "Lavalle", "Tucumán", "Córdoba", "Independencia",
    ),
    street=("", " ", ""),
    prefixes=(
        "+54 9 11", "+54 9 351", "+54 9 341", "+54 9 261", "+54 9 381",
    ),
    subscriber=7,
    domains=(
        "gmail.com", "hotmail.com", "yahoo.com.ar", "outlook.com", "live.com.ar", "fibertel.com.ar",
        "arnet.com.ar",
    ),
    postcode=(4, 0),
    named_after=("", ""),
)  # fmt: skip
